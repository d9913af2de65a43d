using NetCompiler;

namespace Zoo;

/// <summary>Two convolutions of the same size.</summary>
/// <param name="width">Channels out.</param>
[Conv2D("width", kernel: 3, padding: 1, bias: false, Name = "conv1"), BatchNorm(Name = "norm1"), ReLU]
[Conv2D("width", kernel: 3, padding: 1, bias: false, Name = "conv2"), BatchNorm(Name = "norm2"), ReLU]
public sealed class DoubleConvolutionAttribute(int width) : BlockAttribute;
