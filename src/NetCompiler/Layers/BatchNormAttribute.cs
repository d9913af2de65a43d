namespace NetCompiler;

/// <summary>
/// Batch normalization: <c>y = weight[c] * (x - mean[c]) / sqrt(variance[c] + epsilon) + bias[c]</c> for each channel c.
/// </summary>
/// <remarks>
/// <para>In training, mean and (biased) variance are those of the channel over the batch and all positions, and the running statistics move:
/// <c>running = (1 - momentum) * running + momentum * batch</c>, with the unbiased variance. In prediction the running statistics are used,
/// folded into the layer before where possible.</para>
/// <para>Shapes: unchanged; the channels are those of an image, a volume or a sequence, or the elements of a vector.</para>
/// <para>Axis: all but that of the channels, which is the only one of a vector, the last one of a sequence, the first one of an image or
/// a volume; and the batch.</para>
/// <para>Parameters: <c>weight</c> [C], initialized to 1, and <c>bias</c> [C], to 0. State, saved but not trained: <c>running_mean</c> [C],
/// initially 0, and <c>running_var</c> [C], initially 1.</para>
/// <para>Source: Ioffe and Szegedy, "Batch normalization", ICML (2015).</para>
/// </remarks>
/// <param name="momentum">The weight of the newest batch in the running statistics, in [0, 1]; 0.1 by default.</param>
/// <param name="epsilon">What is added to the variance, above 0; 1e-5 by default.</param>
public sealed class BatchNormAttribute(object? momentum = null, object? epsilon = null) : LayerAttribute
{
    /// <summary>Makes a normalization of the usual constants.</summary>
    public BatchNormAttribute()
        : this(0.1f)
    {
    }

    /// <summary>Makes a normalization of given constants.</summary>
    /// <param name="momentum">The weight of the newest batch in the running statistics, in [0, 1].</param>
    /// <param name="epsilon">What is added to the variance, above 0.</param>
    public BatchNormAttribute(float momentum = 0.1f, float epsilon = 1e-5f)
        : this((object)momentum, epsilon)
    {
    }

    /// <summary>The weight of the newest batch in the running statistics.</summary>
    public object Momentum { get; } = momentum ?? 0.1f;

    /// <summary>What is added to the variance.</summary>
    public object Epsilon { get; } = epsilon ?? 1e-5f;
}
