namespace NetCompiler;

/// <summary>
/// In training, makes each sample's whole value zero with probability <c>rate</c> and multiplies the others by 1 / (1 - rate); in prediction it does nothing.
/// Before an <see cref="AddAttribute"/> it drops the way around a residual connection: stochastic depth.
/// </summary>
/// <remarks>
/// <para>Shapes: unchanged.</para>
/// <para>Source: Huang et al., "Deep networks with stochastic depth" (2016).</para>
/// </remarks>
/// <param name="rate">The probability to be dropped, from 0 to below 1, or an expression.</param>
public sealed class DropPathAttribute(object rate) : LayerAttribute
{
    /// <summary>Makes a layer of a constant rate.</summary>
    /// <param name="rate">The probability to be dropped, from 0 to below 1.</param>
    public DropPathAttribute(float rate)
        : this((object)rate)
    {
    }

    /// <summary>The probability to be dropped, or an expression.</summary>
    public object Rate { get; } = rate;
}
