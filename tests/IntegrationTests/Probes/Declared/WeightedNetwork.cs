namespace NetCompiler.IntegrationTests.Probes.Declared;

/// <summary>A line through points that count differently.</summary>
[Network]
[Input(1), Dense(1), MeanSquaredErrorLoss(SampleWeights = true)]
public sealed partial class WeightedNetwork;
