namespace NetCompiler;

/// <summary>Minus the logarithm of the probability of the right class: <c>loss = mean over samples of -x[target]</c>, with logarithms of
/// probabilities as x, which <see cref="LogSoftmaxAttribute"/> gives.</summary>
/// <remarks>
/// <para>Shapes: a vector of one logarithm per class, at least 2 (NC0102), or a sequence of such: then the mean is over the steps too. An image is
/// the diagnostic NC0101. Targets are class indices, one <see cref="int"/> a sample or step; an index outside the classes is an
/// <see cref="System.ArgumentException"/> when it is fed.</para>
/// <para>Source: Fisher, "On the mathematical foundations of theoretical statistics" (1922).</para>
/// </remarks>
public sealed class NegativeLogLikelihoodLossAttribute : LossAttribute
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
}
