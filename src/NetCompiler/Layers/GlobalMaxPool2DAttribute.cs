namespace NetCompiler;

/// <summary>The largest value of each channel: <c>y[c] = max over i, j of x[c, i, j]</c>.</summary>
/// <remarks>
/// <para>Shapes: an image of C x H x W becomes a vector of C; no <see cref="FlattenAttribute"/> is needed behind it. Anything but an image is the
/// diagnostic NC0101.</para>
/// <para>The gradient goes to the first of the largest values, line by line.</para>
/// <para>Source: Oquab et al., "Is object localization for free? Weakly-supervised learning with convolutional neural networks", CVPR (2015).</para>
/// </remarks>
public sealed class GlobalMaxPool2DAttribute : LayerAttribute;
