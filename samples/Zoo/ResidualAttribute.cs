using NetCompiler;

namespace Zoo;

/// <summary>Two convolutions and a way around them.</summary>
/// <param name="width">Channels in and out.</param>
[Tap("in")]
[Conv2D("width", kernel: 3, padding: 1, bias: false, Name = "conv1"), BatchNorm(Name = "bn1"), ReLU]
[Conv2D("width", kernel: 3, padding: 1, bias: false, Name = "conv2"), BatchNorm(Name = "bn2")]
[Add("in"), ReLU]
public sealed class ResidualAttribute(object width) : BlockAttribute;
