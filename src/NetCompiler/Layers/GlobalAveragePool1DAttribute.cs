namespace NetCompiler;

/// <summary>The mean of each channel over the steps: <c>y[c] = 1/T * sum over t of x[t, c]</c>.</summary>
/// <remarks>
/// <para>Shapes: a sequence of T steps of C channels becomes a vector of C; no <see cref="FlattenAttribute"/> is needed behind it. Anything but a
/// sequence is the diagnostic NC0101.</para>
/// <para>Source: Lin, Chen and Yan, "Network In Network", ICLR (2014), along one axis.</para>
/// </remarks>
public sealed class GlobalAveragePool1DAttribute : LayerAttribute;
