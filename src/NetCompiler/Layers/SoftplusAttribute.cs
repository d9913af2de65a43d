namespace NetCompiler;

/// <summary>A smooth rectification: <c>y = ln(1 + exp(beta * x)) / beta</c>.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Where <c>beta * x</c> is above <c>threshold</c>, y is x itself, as in PyTorch; it never overflows, so no low threshold is needed.</para>
/// <para>Source: Dugas et al., "Incorporating second-order functional knowledge for better option pricing", NeurIPS (2000).</para>
/// </remarks>
/// <param name="beta">How sharp the bend is, at least 1e-6; 1 by default.</param>
/// <param name="threshold">From where on y is x, as a value of beta * x; 20 by default, where the two are equal in single precision.</param>
public sealed class SoftplusAttribute(object? beta = null, object? threshold = null) : LayerAttribute
{
    /// <summary>Makes the layer with the usual constants.</summary>
    public SoftplusAttribute()
        : this(1f)
    {
    }

    /// <summary>Makes the layer with given constants.</summary>
    /// <param name="beta">How sharp the bend is, at least 1e-6; 1 by default.</param>
    /// <param name="threshold">From where on y is x, as a value of beta * x; 20 by default, where the two are equal in single precision.</param>
    public SoftplusAttribute(float beta = 1f, float threshold = 20f)
        : this((object)beta, threshold)
    {
    }

    /// <summary>How sharp the bend is.</summary>
    public object Beta { get; } = beta ?? 1f;

    /// <summary>From where on y is x, as a value of beta * x.</summary>
    public object Threshold { get; } = threshold ?? 20f;
}
