using NetCompiler;

namespace Zoo;

/// <summary>MobileNetV2 (Sandler et al., arXiv:1801.04381): 3,504,872 parameters under torchvision's names.</summary>
[Network]
[Input(3, 224, 224)]
[Conv2D(32, kernel: 3, stride: 2, padding: 1, bias: false, Name = "features.0.0"), BatchNorm(Name = "features.0.1"), ReLU6]
[DepthwiseConv2D(3, padding: 1, bias: false, Name = "features.1.conv.0.0"), BatchNorm(Name = "features.1.conv.0.1"), ReLU6]
[Conv2D(16, kernel: 1, bias: false, Name = "features.1.conv.1"), BatchNorm(Name = "features.1.conv.2")]
[InvertedBottleneck(16, 24, stride: 2, Name = "features.2.conv")]
[InvertedResidual(24, Name = "features.3")]
[InvertedBottleneck(24, 32, stride: 2, Name = "features.4.conv")]
[InvertedResidual(32, Repeat = 2, Name = "features.{i + 5}")]
[InvertedBottleneck(32, 64, stride: 2, Name = "features.7.conv")]
[InvertedResidual(64, Repeat = 3, Name = "features.{i + 8}")]
[InvertedBottleneck(64, 96, stride: 1, Name = "features.11.conv")]
[InvertedResidual(96, Repeat = 2, Name = "features.{i + 12}")]
[InvertedBottleneck(96, 160, stride: 2, Name = "features.14.conv")]
[InvertedResidual(160, Repeat = 2, Name = "features.{i + 15}")]
[InvertedBottleneck(160, 320, stride: 1, Name = "features.17.conv")]
[Conv2D(1280, kernel: 1, bias: false, Name = "features.18.0"), BatchNorm(Name = "features.18.1"), ReLU6]
[GlobalAveragePool2D, Dropout(0.2f), Dense(1000, Name = "classifier.1")]
[CrossEntropyLoss]
public sealed partial class MobileNetV2;
