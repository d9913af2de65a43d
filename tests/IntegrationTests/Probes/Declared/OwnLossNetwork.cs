namespace NetCompiler.IntegrationTests.Probes.Declared;

/// <summary>A loss that the caller computes, behind layers that differ between training and prediction.</summary>
[Network(InputGradient = true)]
[Input(4), Dense(8), BatchNorm, ReLU, Dropout(0.25f), Dense(3), CustomLoss]
public sealed partial class OwnLossNetwork;
