namespace NetCompiler;

/// <summary>Cross entropy that looks away from what is right already, from logits: the mean over samples of
/// <c>-w[target] * (1 - p)^gamma * log(p)</c>, with p the softmax of x at the target.</summary>
/// <remarks>
/// <para>Shapes: a vector of one logit per class, at least 2 (NC0102), or a sequence of such: then the mean is over the steps too. An image is
/// the diagnostic NC0101. Targets are class indices, one <see cref="int"/> a sample or step; an index outside the classes is an
/// <see cref="System.ArgumentException"/> when it is fed.</para>
/// <para>The mean is over the samples that count, whatever their weights. With gamma = 0 this is <see cref="CrossEntropyLossAttribute"/>.</para>
/// <para>Source: Lin et al., "Focal loss for dense object detection", ICCV (2017).</para>
/// </remarks>
/// <param name="gamma">How much what is right already counts less, from 0 to 100; 2 by default.</param>
public sealed class FocalLossAttribute(object? gamma = null) : LossAttribute
{
    /// <summary>Makes the loss with the usual constant.</summary>
    public FocalLossAttribute()
        : this(2f)
    {
    }

    /// <summary>Makes the loss with a given constant.</summary>
    /// <param name="gamma">How much what is right already counts less, from 0 to 100; 2 by default.</param>
    public FocalLossAttribute(float gamma = 2f)
        : this((object)gamma)
    {
    }

    /// <summary>How much what is right already counts less.</summary>
    public object Gamma { get; } = gamma ?? 2f;

    /// <summary>
    /// The weight of each class, at least 0: each loss counts as much as its class. None by default; other numbers of weights than classes are
    /// NC0007.
    /// </summary>
    public float[]? ClassWeights { get; set; }

    /// <summary>
    /// A class index that does not count, such as that of padding: an integer, inside or outside the classes, or an expression. None by default. A
    /// batch in which nothing counts has the loss 0.
    /// </summary>
    public object? IgnoredIndex { get; set; }
}
