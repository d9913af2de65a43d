using NetCompiler;

namespace Zoo;

/// <summary>
/// ResNet-50 (He et al., arXiv:1512.03385), with the stride in the 3 x 3 convolution as torchvision has it: 25,557,032 parameters under its names.
/// </summary>
[Network]
[Input(3, 224, 224)]
[Conv2D(64, kernel: 7, stride: 2, padding: 3, bias: false, Name = "conv1"), BatchNorm(Name = "bn1"), ReLU]
[MaxPool2D(3, stride: 2, padding: 1)]
[BottleneckStage(64, depth: 3, stride: 1, Name = "layer1")]
[BottleneckStage(128, depth: 4, stride: 2, Name = "layer2")]
[BottleneckStage(256, depth: 6, stride: 2, Name = "layer3")]
[BottleneckStage(512, depth: 3, stride: 2, Name = "layer4")]
[GlobalAveragePool2D, Dense(1000, Name = "fc")]
[CrossEntropyLoss]
public sealed partial class ResNet50;
