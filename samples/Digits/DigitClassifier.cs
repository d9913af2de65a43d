using NetCompiler;

namespace Digits;

/// <summary>Tells which digit an image of 8 x 8 pixels shows.</summary>
[Network]
[Input(1, 8, 8)]
[Conv2D(16, kernel: 3, padding: 1), BatchNorm, ReLU, MaxPool2D(2)]
[Conv2D(32, kernel: 3, padding: 1), BatchNorm, ReLU]
[Flatten, Dropout(0.2f), Dense(10)]
[CrossEntropyLoss]
[Softmax]
public sealed partial class DigitClassifier;
