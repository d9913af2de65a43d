namespace NetCompiler;

/// <summary>
/// The cross entropy of classes, from logits: <c>loss = mean over samples of (log(sum over j of exp(x[j])) - x[target])</c>, in nats.
/// </summary>
/// <remarks>
/// <para>Shapes: a vector of one logit per class, at least 2 (NC0102), or a sequence of such: then the mean is over the steps too. An image is
/// the diagnostic NC0101. Targets are class indices, one <see cref="int"/> a sample or step; an index outside the classes is an
/// <see cref="System.ArgumentException"/> when it is fed.</para>
/// <para>Probabilities are for prediction: put <see cref="SoftmaxAttribute"/> after the loss.</para>
/// <para>Source: Good, "Rational decisions", Journal of the Royal Statistical Society B 14 (1952).</para>
/// </remarks>
public sealed class CrossEntropyLossAttribute : LayerAttribute;
