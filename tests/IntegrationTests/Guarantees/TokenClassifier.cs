namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>Ids as input: they index a table, so that one out of range must never reach a kernel.</summary>
[Network]
[Input(4, Type = ElementType.Int32)]
[Embedding(11, 6), Flatten, Dense(3)]
[CrossEntropyLoss]
public sealed partial class TokenClassifier;
