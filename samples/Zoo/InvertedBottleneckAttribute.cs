using NetCompiler;

namespace Zoo;

/// <summary>Six times as many channels for a depthwise convolution, and few again, without an activation at the end.</summary>
/// <param name="inputs">Channels in.</param>
/// <param name="outputs">Channels out.</param>
/// <param name="stride">By how much the image gets smaller.</param>
[Conv2D("6 * inputs", kernel: 1, bias: false, Name = "0.0"), BatchNorm(Name = "0.1"), ReLU6]
[DepthwiseConv2D(3, "stride", padding: 1, bias: false, Name = "1.0"), BatchNorm(Name = "1.1"), ReLU6]
[Conv2D("outputs", kernel: 1, bias: false, Name = "2"), BatchNorm(Name = "3")]
public sealed class InvertedBottleneckAttribute(object inputs, object outputs, int stride) : BlockAttribute;
