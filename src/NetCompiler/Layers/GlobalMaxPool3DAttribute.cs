namespace NetCompiler;

/// <summary>The largest value of each channel: <c>y[c] = max over h, i, j of x[c, h, i, j]</c>.</summary>
/// <remarks>
/// <para>Shapes: a volume of C x D x H x W becomes a vector of C; no <see cref="FlattenAttribute"/> is needed behind it. Anything but a volume is the
/// diagnostic NC0101.</para>
/// <para>The gradient goes to the first of the largest values, plane by plane and line by line.</para>
/// <para>Source: Oquab et al., "Is object localization for free? Weakly-supervised learning with convolutional neural networks", CVPR (2015).</para>
/// </remarks>
public sealed class GlobalMaxPool3DAttribute : LayerAttribute;
