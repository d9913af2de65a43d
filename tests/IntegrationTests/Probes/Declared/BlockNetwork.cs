namespace NetCompiler.IntegrationTests.Probes.Declared;

/// <summary>Three uses of a block that is declared elsewhere.</summary>
[Network]
[Input(12)]
[Dense(8), Residual(8), Residual(8, factor: 3), Dense(5), Residual(5, 1)]
[MeanSquaredErrorLoss]
public sealed partial class BlockNetwork;
