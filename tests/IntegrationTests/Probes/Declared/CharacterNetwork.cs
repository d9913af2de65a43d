namespace NetCompiler.IntegrationTests.Probes.Declared;

/// <summary>The next character of a text, of each of 24 in a row.</summary>
[Network]
[Input(24, Type = ElementType.Int32)]
[Embedding(27, 12), LSTM(48), Dropout(0.05f), Dense(27)]
[CrossEntropyLoss]
[Softmax]
public sealed partial class CharacterNetwork;
