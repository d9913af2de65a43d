namespace NetCompiler;

/// <summary>A value between two bounds: <c>y = min(max(x, min), max)</c>; its gradient at min is 0, at max it is 1.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Source: Collobert, "Large scale machine learning" (thesis, 2004).</para>
/// </remarks>
/// <param name="min">The lower bound, a finite number; -1 by default.</param>
/// <param name="max">The upper bound, at least the lower one; 1 by default.</param>
public sealed class HardtanhAttribute(object? min = null, object? max = null) : LayerAttribute
{
    /// <summary>Makes the layer with the usual constants.</summary>
    public HardtanhAttribute()
        : this(-1f)
    {
    }

    /// <summary>Makes the layer with given constants.</summary>
    /// <param name="min">The lower bound, a finite number; -1 by default.</param>
    /// <param name="max">The upper bound, at least the lower one; 1 by default.</param>
    public HardtanhAttribute(float min = -1f, float max = 1f)
        : this((object)min, max)
    {
    }

    /// <summary>The lower bound.</summary>
    public object Min { get; } = min ?? -1f;

    /// <summary>The upper bound.</summary>
    public object Max { get; } = max ?? 1f;
}
