namespace NetCompiler.Benchmarks;

/// <summary>The small convolutional network that frameworks are compared by.</summary>
[Network]
[Input(1, 28, 28)]
[Conv2D(32, kernel: 3, padding: 1), ReLU, MaxPool2D(2)]
[Conv2D(64, kernel: 3, padding: 1), ReLU, MaxPool2D(2)]
[Flatten, Dense(128), ReLU, Dropout(0.5f), Dense(10)]
[CrossEntropyLoss]
public sealed partial class SmallCNN;
