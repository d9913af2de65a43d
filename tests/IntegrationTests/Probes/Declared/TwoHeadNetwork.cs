namespace NetCompiler.IntegrationTests.Probes.Declared;

/// <summary>Two outputs, each with a loss.</summary>
[Network]
[Input(4), Dense(16), Tanh, Tap("features")]
[Dense(3), CrossEntropyLoss(Name = "species", KeepLosses = true), Softmax, Output("species")]
[From("features"), Dense(2), MeanSquaredErrorLoss(Name = "size", Weight = 0.25f, SampleWeights = true), Output("size")]
public sealed partial class TwoHeadNetwork;
