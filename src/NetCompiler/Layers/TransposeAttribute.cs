namespace NetCompiler;

/// <summary>Exchanges the axes of a sequence: <c>y[c, t] = x[t, c]</c>.</summary>
/// <remarks>
/// <para>Shapes: a sequence of T steps of C channels becomes C steps of T channels; other values are the diagnostic NC0101. Between two of these,
/// layers that work on each step work on each channel: <c>Transpose, Softmax, Transpose</c> is a softmax over the steps.</para>
/// <para>Axis: both that a sequence has, PyTorch's <c>transpose(1, 2)</c>.</para>
/// <para>Source: Tolstikhin et al., "MLP-Mixer: an all-MLP architecture for vision", NeurIPS (2021).</para>
/// </remarks>
public sealed class TransposeAttribute : LayerAttribute;
