using NetCompiler;

namespace Penguins;

/// <summary>Tells the species of a penguin by four measurements, its island (one of three) and its sex.</summary>
[Network]
[Input(9)]
[Dense(16), ReLU, Dropout(0.1f), Dense(3)]
[CrossEntropyLoss]
[Softmax]
public sealed partial class PenguinClassifier;
