using NetCompiler;

namespace TransferLearning;

/// <summary>What all three networks have in common: from an image to 128 features.</summary>
[Conv2D(16, kernel: 3, padding: 1, bias: false), BatchNorm, ReLU, MaxPool2D(2)]
[Conv2D(32, kernel: 3, padding: 1, bias: false), BatchNorm, ReLU, MaxPool2D(2)]
[Conv2D(64, kernel: 3, padding: 1, bias: false), BatchNorm, ReLU, GlobalAveragePool2D]
[Dense(128), ReLU]
public sealed class EncoderAttribute : BlockAttribute;
