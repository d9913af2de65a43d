namespace NetCompiler;

/// <summary>
/// Weighs the channels of an image by what their means say: <c>y[c] = x[c] * sigmoid(fc2 * ReLU(fc1 * m))[c]</c>, m[c] the mean of channel c.
/// </summary>
/// <remarks>
/// <para>Shapes: an image keeps its shape.</para>
/// <para>Parameters, as torchvision names them: <c>fc1.weight</c> [units, C, 1, 1], <c>fc1.bias</c> [units], <c>fc2.weight</c> [C, units, 1, 1] and <c>fc2.bias</c>
/// [C], with units = C / reduction rounded down, at least 1. They begin as those of convolutions do.</para>
/// <para>Source: Hu, Shen and Sun, "Squeeze-and-excitation networks" (2018).</para>
/// </remarks>
/// <param name="reduction">How many times fewer the means become in between, at least 1, or an expression; 16 by default.</param>
public sealed class SqueezeExciteAttribute(object? reduction = null) : LayerAttribute
{
    /// <summary>Makes a layer of the usual reduction.</summary>
    public SqueezeExciteAttribute()
        : this(16)
    {
    }

    /// <summary>Makes a layer of a constant reduction.</summary>
    /// <param name="reduction">How many times fewer the means become in between, at least 1.</param>
    public SqueezeExciteAttribute(int reduction = 16)
        : this((object)reduction)
    {
    }

    /// <summary>How many times fewer the means become in between, or an expression.</summary>
    public object Reduction { get; } = reduction ?? 16;

    /// <summary>The number of values in between, or an expression, where it is no part of the channels; 0 (the default) means C / reduction.</summary>
    public object? Units { get; set; }

    /// <summary>Whether SiLU takes the place of ReLU, as in EfficientNet.</summary>
    public bool SiLU { get; set; }

    /// <summary>Whether the hard sigmoid takes the place of the sigmoid, as in MobileNetV3.</summary>
    public bool Hardsigmoid { get; set; }

    /// <summary>A name under which layers share all of their weights; the shapes must agree (NC0105).</summary>
    public string? Weights { get; set; }

    /// <summary>What the weights begin with: as described above unless given.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>The number that the initializer takes: see there.</summary>
    public object? InitializerValue { get; set; }
}
