namespace NetCompiler;

/// <summary>
/// Logarithms of probabilities from logits: <c>y[i] = x[i] - log(sum over j of exp(x[j]))</c>, computed after subtracting the maximum.
/// </summary>
/// <remarks>
/// <para>Shapes: a vector, or each step of a sequence, unchanged; an image needs <see cref="FlattenAttribute"/> before it (NC0101).</para>
/// <para>Axis: the last one, PyTorch's <c>dim=-1</c>: the elements of a vector, the channels of each step. For the steps of a sequence, write
/// <c>Transpose, LogSoftmax, Transpose</c>.</para>
/// <para>Source: Bridle, "Probabilistic interpretation of feedforward classification network outputs" (1990).</para>
/// </remarks>
public sealed class LogSoftmaxAttribute : LayerAttribute;
