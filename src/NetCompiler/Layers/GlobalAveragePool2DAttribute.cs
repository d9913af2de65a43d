namespace NetCompiler;

/// <summary>The mean of each channel: <c>y[c] = 1/(H * W) * sum over i, j of x[c, i, j]</c>.</summary>
/// <remarks>
/// <para>Shapes: an image of C x H x W becomes a vector of C; no <see cref="FlattenAttribute"/> is needed behind it. Anything but an image is the
/// diagnostic NC0101.</para>
/// <para>Source: Lin, Chen and Yan, "Network In Network", ICLR (2014).</para>
/// </remarks>
public sealed class GlobalAveragePool2DAttribute : LayerAttribute;
