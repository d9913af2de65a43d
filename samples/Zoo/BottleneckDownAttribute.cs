using NetCompiler;

namespace Zoo;

/// <summary>A bottleneck that changes the size: the way around it is projected.</summary>
/// <param name="width">Channels of the narrow convolution; four times as many go out.</param>
/// <param name="stride">By how much the image gets smaller.</param>
[Tap("in")]
[Conv2D("4 * width", kernel: 1, "stride", bias: false, Name = "downsample.0"), BatchNorm(Name = "downsample.1"), Tap("shortcut")]
[From("in")]
[Conv2D("width", kernel: 1, bias: false, Name = "conv1"), BatchNorm(Name = "bn1"), ReLU]
[Conv2D("width", kernel: 3, "stride", padding: 1, bias: false, Name = "conv2"), BatchNorm(Name = "bn2"), ReLU]
[Conv2D("4 * width", kernel: 1, bias: false, Name = "conv3"), BatchNorm(Name = "bn3")]
[Add("shortcut"), ReLU]
public sealed class BottleneckDownAttribute(object width, object stride) : BlockAttribute;
