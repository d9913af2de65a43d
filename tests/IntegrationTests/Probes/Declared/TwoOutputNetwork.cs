namespace NetCompiler.IntegrationTests.Probes.Declared;

/// <summary>Two outputs, of which one has a loss.</summary>
[Network]
[Input(4), Dense(3), Tap("x"), CrossEntropyLoss, Softmax, Output("probabilities"), From("x"), Output("logits")]
public sealed partial class TwoOutputNetwork;
