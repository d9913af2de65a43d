namespace NetCompiler;

/// <summary>The cross entropy of values that are yes or no each, from logits: the mean over samples and values of
/// <c>w * target * log(1 + exp(-x)) + (1 - target) * log(1 + exp(x))</c>, in nats.</summary>
/// <remarks>
/// <para>Shapes: any. Targets are <see cref="float"/> values from 0 to 1, as many a sample as the value above has, in the same order; others are an
/// <see cref="System.ArgumentException"/> when they are fed.</para>
/// <para>Probabilities are for prediction: put <see cref="SigmoidAttribute"/> after the loss.</para>
/// <para>Source: Cox, "The regression analysis of binary sequences", Journal of the Royal Statistical Society B 20 (1958).</para>
/// </remarks>
public sealed class BinaryCrossEntropyLossAttribute : LossAttribute
{
    /// <summary>
    /// The weight w of the targets, above 1 where yes is rare: one number for all values, or one for each feature (NC0007), at least 0. All 1 by
    /// default.
    /// </summary>
    public float[]? PositiveWeights { get; set; }

    /// <summary>
    /// Whether the value above holds probabilities p already: then the loss is <c>-w * target * log(p) - (1 - target) * log(1 - p)</c>, with
    /// logarithms of at least -87.3. Logits are more precise.
    /// </summary>
    public bool FromProbabilities { get; set; }
}
