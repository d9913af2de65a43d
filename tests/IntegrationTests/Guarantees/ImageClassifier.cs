namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>Every kind of kernel that training has: convolution, statistics of the batch, pooling, dropout, dense layers.</summary>
[Network]
[Input(2, 9, 7)]
[Conv2D(20, kernel: 3, padding: 1), BatchNorm, ReLU, MaxPool2D(2)]
[Conv2D(33, kernel: 3, padding: 1), BatchNorm, ReLU]
[Flatten, Dropout(0.2f), Dense(65), ReLU, Dense(5)]
[CrossEntropyLoss]
[Softmax]
public sealed partial class ImageClassifier;
