namespace NetCompiler;

/// <summary>A value moved towards 0: <c>y = x - lambda</c> if <c>x &gt; lambda</c>, <c>x + lambda</c> if <c>x &lt; -lambda</c>, else 0.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Source: Donoho and Johnstone, "Ideal spatial adaptation by wavelet shrinkage", Biometrika 81 (1994).</para>
/// </remarks>
/// <param name="lambda">How far, at least 0; 0.5 by default.</param>
public sealed class SoftshrinkAttribute(object? lambda = null) : LayerAttribute
{
    /// <summary>Makes the layer with the usual constants.</summary>
    public SoftshrinkAttribute()
        : this(0.5f)
    {
    }

    /// <summary>Makes the layer with given constants.</summary>
    /// <param name="lambda">How far, at least 0; 0.5 by default.</param>
    public SoftshrinkAttribute(float lambda = 0.5f)
        : this((object)lambda)
    {
    }

    /// <summary>How far.</summary>
    public object Lambda { get; } = lambda ?? 0.5f;
}
