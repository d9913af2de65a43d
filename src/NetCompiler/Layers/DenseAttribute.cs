namespace NetCompiler;

/// <summary>A fully connected layer: <c>y[n] = bias[n] + sum over k of weight[n, k] * x[k]</c>.</summary>
/// <remarks>
/// <para>Shapes: a vector of K becomes a vector of <c>units</c>; a sequence of T steps of K becomes T steps of <c>units</c>, each step by
/// itself. An image needs <see cref="FlattenAttribute"/> before it (NC0101).</para>
/// <para>Axis: the last one of a vector or a sequence.</para>
/// <para>Parameters: <c>weight</c> [units, K] and <c>bias</c> [units], initialized uniformly in ±1/sqrt(K), as PyTorch does.</para>
/// <para>Source: Rosenblatt, "The perceptron", Psychological Review 65 (1958); the initialization is that of He et al.,
/// "Delving deep into rectifiers" (2015), with a = sqrt(5).</para>
/// </remarks>
/// <param name="units">The number of outputs, at least 1, or an expression.</param>
/// <param name="bias">Whether a bias is added: true (the default) or false.</param>
public sealed class DenseAttribute(object units, object? bias = null) : LayerAttribute
{
    /// <summary>Makes a layer of constant size.</summary>
    /// <param name="units">The number of outputs, at least 1.</param>
    /// <param name="bias">Whether a bias is added.</param>
    public DenseAttribute(int units, bool bias = true)
        : this((object)units, bias)
    {
    }

    /// <summary>The number of outputs, or an expression.</summary>
    public object Units { get; } = units;

    /// <summary>Whether a bias is added.</summary>
    public object Bias { get; } = bias ?? true;

    /// <summary>
    /// A name under which layers share one weight matrix: every layer with that name uses the same values, and their gradients add. The
    /// shapes must agree (NC0105).
    /// </summary>
    public string? Weights { get; set; }

    /// <summary>What the weight begins with: as described above unless given. With any other, the bias begins with 0.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>The number that the initializer takes: see there.</summary>
    public object? InitializerValue { get; set; }
}
