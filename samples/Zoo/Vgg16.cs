using NetCompiler;

namespace Zoo;

/// <summary>VGG-16 (Simonyan and Zisserman, arXiv:1409.1556): 138,357,544 parameters under torchvision's names.</summary>
[Network]
[Input(3, 224, 224)]
[Conv2D(64, kernel: 3, padding: 1, Name = "features.0"), ReLU]
[Conv2D(64, kernel: 3, padding: 1, Name = "features.2"), ReLU, MaxPool2D(2)]
[Conv2D(128, kernel: 3, padding: 1, Name = "features.5"), ReLU]
[Conv2D(128, kernel: 3, padding: 1, Name = "features.7"), ReLU, MaxPool2D(2)]
[Conv2D(256, kernel: 3, padding: 1, Name = "features.10"), ReLU]
[Conv2D(256, kernel: 3, padding: 1, Name = "features.12"), ReLU]
[Conv2D(256, kernel: 3, padding: 1, Name = "features.14"), ReLU, MaxPool2D(2)]
[Conv2D(512, kernel: 3, padding: 1, Name = "features.17"), ReLU]
[Conv2D(512, kernel: 3, padding: 1, Name = "features.19"), ReLU]
[Conv2D(512, kernel: 3, padding: 1, Name = "features.21"), ReLU, MaxPool2D(2)]
[Conv2D(512, kernel: 3, padding: 1, Name = "features.24"), ReLU]
[Conv2D(512, kernel: 3, padding: 1, Name = "features.26"), ReLU]
[Conv2D(512, kernel: 3, padding: 1, Name = "features.28"), ReLU, MaxPool2D(2)]
[Flatten]
[Dense(4096, Name = "classifier.0"), ReLU, Dropout(0.5f)]
[Dense(4096, Name = "classifier.3"), ReLU, Dropout(0.5f)]
[Dense(1000, Name = "classifier.6")]
[CrossEntropyLoss]
public sealed partial class Vgg16;
