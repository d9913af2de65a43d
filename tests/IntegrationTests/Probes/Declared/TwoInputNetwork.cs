namespace NetCompiler.IntegrationTests.Probes.Declared;

/// <summary>Numbers and token ids.</summary>
[Network]
[Input(6, Name = "features")]
[Dense(8), Tap("dense")]
[Input(5, Type = ElementType.Int32, Name = "tokens")]
[Embedding(11, 4), Flatten, Dense(8), Add("dense"), ReLU, Dense(3)]
[CrossEntropyLoss]
[Softmax]
public sealed partial class TwoInputNetwork;
