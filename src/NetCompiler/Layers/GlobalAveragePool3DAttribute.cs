namespace NetCompiler;

/// <summary>The mean of each channel: <c>y[c] = 1/(D * H * W) * sum over h, i, j of x[c, h, i, j]</c>.</summary>
/// <remarks>
/// <para>Shapes: a volume of C x D x H x W becomes a vector of C; no <see cref="FlattenAttribute"/> is needed behind it. Anything but a volume is the
/// diagnostic NC0101.</para>
/// <para>Source: Lin, Chen and Yan, "Network In Network", ICLR (2014).</para>
/// </remarks>
public sealed class GlobalAveragePool3DAttribute : LayerAttribute;
