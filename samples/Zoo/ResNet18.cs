using NetCompiler;

namespace Zoo;

/// <summary>ResNet-18 (He et al., arXiv:1512.03385): 11,689,512 parameters under torchvision's names.</summary>
[Network]
[Input(3, 224, 224)]
[Conv2D(64, kernel: 7, stride: 2, padding: 3, bias: false, Name = "conv1"), BatchNorm(Name = "bn1"), ReLU]
[MaxPool2D(3, stride: 2, padding: 1)]
[Residual(64, Repeat = 2, Name = "layer1")]
[ResidualStage(128, Name = "layer2")]
[ResidualStage(256, Name = "layer3")]
[ResidualStage(512, Name = "layer4")]
[GlobalAveragePool2D, Dense(1000, Name = "fc")]
[CrossEntropyLoss]
public sealed partial class ResNet18;
