using NetCompiler;

namespace TransferLearning;

/// <summary>Learns the first eight classes.</summary>
[Network]
[Input(1, 28, 28)]
[Encoder(Name = "encoder"), Dense(8, Name = "head")]
[CrossEntropyLoss]
public sealed partial class PretrainedClassifier;
