namespace NetCompiler;

/// <summary>A value if it is above a threshold: <c>y = x</c> if <c>x &gt; threshold</c>, else <c>value</c>.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Source: McCulloch and Pitts, "A logical calculus of the ideas immanent in nervous activity" (1943), whose neurons have thresholds.</para>
/// </remarks>
/// <param name="threshold">What x must be above, a finite number.</param>
/// <param name="value">What stands in the place of other x, a finite number.</param>
public sealed class ThresholdAttribute(object threshold, object value) : LayerAttribute
{
    /// <summary>Makes the layer with given constants.</summary>
    /// <param name="threshold">What x must be above, a finite number.</param>
    /// <param name="value">What stands in the place of other x, a finite number.</param>
    public ThresholdAttribute(float threshold, float value)
        : this((object)threshold, value)
    {
    }

    /// <summary>What x must be above.</summary>
    public object Limit { get; } = threshold;

    /// <summary>What stands in the place of other x.</summary>
    public object Value { get; } = value;
}
