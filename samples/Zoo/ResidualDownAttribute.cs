using NetCompiler;

namespace Zoo;

/// <summary>Two convolutions that halve the image, and a projection on the way around them.</summary>
/// <param name="width">Channels out.</param>
[Tap("in")]
[Conv2D("width", kernel: 1, stride: 2, bias: false, Name = "downsample.0"), BatchNorm(Name = "downsample.1"), Tap("shortcut")]
[From("in")]
[Conv2D("width", kernel: 3, stride: 2, padding: 1, bias: false, Name = "conv1"), BatchNorm(Name = "bn1"), ReLU]
[Conv2D("width", kernel: 3, padding: 1, bias: false, Name = "conv2"), BatchNorm(Name = "bn2")]
[Add("shortcut"), ReLU]
public sealed class ResidualDownAttribute(object width) : BlockAttribute;
