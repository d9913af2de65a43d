namespace NetCompiler.IntegrationTests.Probes.Declared;

/// <summary>Bytes in, members of an enumeration out.</summary>
[Network]
[Input(1, 6, 6, Type = ElementType.Byte), Rescale(1 / 255f), Standardize(0.5f, 0.25f)]
[Conv2D(8, kernel: 3, padding: 1), ReLU, MaxPool2D(2), Flatten, Dense(3)]
[CrossEntropyLoss]
[Softmax, Labels<Pattern>]
public sealed partial class PatternNetwork;
