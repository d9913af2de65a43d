using NetCompiler;

namespace TransferLearning;

/// <summary>Tells bags from ankle boots; only the head is trained: there is no backward code for the encoder.</summary>
[Network]
[Input(1, 28, 28)]
[Encoder(Name = "encoder"), Frozen]
[Dense(2, Name = "head")]
[CrossEntropyLoss]
public sealed partial class FrozenClassifier;
