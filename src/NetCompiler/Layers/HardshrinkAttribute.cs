namespace NetCompiler;

/// <summary>A value unless it is small: <c>y = x</c> if <c>|x| &gt; lambda</c>, else 0.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Source: Donoho and Johnstone, "Ideal spatial adaptation by wavelet shrinkage", Biometrika 81 (1994).</para>
/// </remarks>
/// <param name="lambda">What is small, at least 0; 0.5 by default.</param>
public sealed class HardshrinkAttribute(object? lambda = null) : LayerAttribute
{
    /// <summary>Makes the layer with the usual constants.</summary>
    public HardshrinkAttribute()
        : this(0.5f)
    {
    }

    /// <summary>Makes the layer with given constants.</summary>
    /// <param name="lambda">What is small, at least 0; 0.5 by default.</param>
    public HardshrinkAttribute(float lambda = 0.5f)
        : this((object)lambda)
    {
    }

    /// <summary>What is small.</summary>
    public object Lambda { get; } = lambda ?? 0.5f;
}
