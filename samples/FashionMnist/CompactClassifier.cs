using NetCompiler;

namespace FashionMnist;

/// <summary>Deeper and narrower, with batch normalization: 87,018 parameters.</summary>
[Network]
[Input(1, 28, 28)]
[Conv2D(32, kernel: 3, padding: 1, bias: false), BatchNorm, ReLU]
[Conv2D(32, kernel: 3, padding: 1, bias: false), BatchNorm, ReLU, MaxPool2D(2)]
[Conv2D(48, kernel: 3, padding: 1, bias: false), BatchNorm, ReLU]
[Conv2D(48, kernel: 3, padding: 1, bias: false), BatchNorm, ReLU, MaxPool2D(2)]
[Conv2D(96, kernel: 3, padding: 1, bias: false), BatchNorm, ReLU, GlobalAveragePool2D]
[Dropout(0.1f), Dense(10)]
[CrossEntropyLoss]
[Softmax]
public sealed partial class CompactClassifier;
