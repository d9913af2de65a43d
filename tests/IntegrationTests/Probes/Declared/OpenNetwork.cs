namespace NetCompiler.IntegrationTests.Probes.Declared;

/// <summary>Up to 12 ids of 9 kinds.</summary>
[Network]
[Input(Steps = 12, Type = ElementType.Int32), Embedding(9, 4), Dense(5), ReLU, GlobalAveragePool1D, Dense(2)]
public sealed partial class OpenNetwork;
