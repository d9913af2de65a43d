using NetCompiler;

namespace TransferLearning;

/// <summary>Tells bags from ankle boots; all of it is trained, the encoder perhaps at a smaller learning rate.</summary>
[Network]
[Input(1, 28, 28)]
[Encoder(Name = "encoder"), Dense(2, Name = "head")]
[CrossEntropyLoss]
public sealed partial class ThawedClassifier;
