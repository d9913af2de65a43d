namespace NetCompiler;

/// <summary>
/// In training, makes each value 0 with probability <c>rate</c> and multiplies the others by <c>1 / (1 - rate)</c>; in prediction, does nothing.
/// </summary>
/// <remarks>
/// <para>Shapes: any, unchanged. The same seed and step give the same zeros, whatever the number of threads.</para>
/// <para>Source: Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", JMLR 15 (2014).</para>
/// </remarks>
/// <param name="rate">The probability of a zero, at least 0 and below 1, or a text holding such a number.</param>
public sealed class DropoutAttribute(object rate) : LayerAttribute
{
    /// <summary>Makes a dropout of constant rate.</summary>
    /// <param name="rate">The probability of a zero, at least 0 and below 1.</param>
    public DropoutAttribute(float rate)
        : this((object)rate)
    {
    }

    /// <summary>The probability of a zero.</summary>
    public object Rate { get; } = rate;
}
