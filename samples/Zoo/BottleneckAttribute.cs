using NetCompiler;

namespace Zoo;

/// <summary>A narrow 3 x 3 convolution between two of single pixels, and a way around them.</summary>
/// <param name="width">Channels of the narrow convolution; four times as many go in and out.</param>
[Tap("in")]
[Conv2D("width", kernel: 1, bias: false, Name = "conv1"), BatchNorm(Name = "bn1"), ReLU]
[Conv2D("width", kernel: 3, padding: 1, bias: false, Name = "conv2"), BatchNorm(Name = "bn2"), ReLU]
[Conv2D("4 * width", kernel: 1, bias: false, Name = "conv3"), BatchNorm(Name = "bn3")]
[Add("in"), ReLU]
public sealed class BottleneckAttribute(object width) : BlockAttribute;
