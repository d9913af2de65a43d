namespace NetCompiler;

/// <summary>
/// The cross entropy of classes, from logits: <c>loss = mean over samples of (log(sum over j of exp(x[j])) - x[target])</c>, in
/// nats.
/// </summary>
/// <remarks>
/// <para>Shapes: a vector of one logit per class, at least 2 (NC0102), or a sequence of such: then the mean is over the steps too. An image is
/// the diagnostic NC0101. Targets are class indices, one <see cref="int"/> a sample or step; an index outside the classes is an
/// <see cref="System.ArgumentException"/> when it is fed.</para>
/// <para>Probabilities are for prediction: put <see cref="SoftmaxAttribute"/> after the loss.</para>
/// <para>Source: Good, "Rational decisions", Journal of the Royal Statistical Society B 14 (1952).</para>
/// </remarks>
public sealed class CrossEntropyLossAttribute : LossAttribute
{
    /// <summary>
    /// The weight of each class, at least 0: each loss counts as much as its class, and the mean divides by the sum of the weights. None by
    /// default; other numbers of weights than classes are NC0007.
    /// </summary>
    public float[]? ClassWeights { get; set; }

    /// <summary>
    /// A class index that does not count, such as that of padding: an integer, inside or outside the classes, or an expression. None by default. A
    /// batch in which nothing counts has the loss 0.
    /// </summary>
    public object? IgnoredIndex { get; set; }

    /// <summary>
    /// How much of each target is spread evenly over all classes, at least 0 and below 1: targets of 1 and 0 become <c>1 - s + s / classes</c> and
    /// <c>s / classes</c>. 0 by default. Source: Szegedy et al., "Rethinking the inception architecture for computer vision", CVPR (2016).
    /// </summary>
    public float LabelSmoothing { get; set; }

    /// <summary>
    /// Whether targets are distributions, one <see cref="float"/> from 0 to 1 for each class of each sample or step, in the place of class indices:
    /// <c>loss = mean over samples of -(sum over j of w[j] * target[j] * log softmax(x)[j])</c>. Weights then leave the mean's divisor alone.
    /// </summary>
    public bool Distributions { get; set; }
}
