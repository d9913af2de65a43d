namespace NetCompiler;

/// <summary>Rectification with a learned slope: <c>y = x</c> if <c>x &gt; 0</c>, else <c>weight * x</c>.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Axis: with <see cref="PerChannel"/>, that of the channels, which is the only one of a vector, the last one of a sequence, the first one
/// of an image.</para>
/// <para>Parameters: <c>weight</c> [1], or [C] with <see cref="PerChannel"/>, initialized to <c>slope</c>. Weight decay should leave it alone.</para>
/// <para>Source: He et al., "Delving deep into rectifiers", ICCV (2015).</para>
/// </remarks>
/// <param name="slope">The initial slope, a finite number; 0.25 by default.</param>
public sealed class PReLUAttribute(object? slope = null) : LayerAttribute
{
    /// <summary>Makes the layer with the usual constants.</summary>
    public PReLUAttribute()
        : this(0.25f)
    {
    }

    /// <summary>Makes the layer with given constants.</summary>
    /// <param name="slope">The initial slope, a finite number; 0.25 by default.</param>
    public PReLUAttribute(float slope = 0.25f)
        : this((object)slope)
    {
    }

    /// <summary>The initial slope.</summary>
    public object Slope { get; } = slope ?? 0.25f;

    /// <summary>Whether each channel of an image, a volume or a sequence, or each element of a vector, has a slope of its own.</summary>
    public bool PerChannel { get; set; }

    /// <summary>
    /// A name under which layers share their slopes: every layer with that name uses the same values, and their gradients add. The shapes must
    /// agree (NC0105).
    /// </summary>
    public string? Weights { get; set; }
}
