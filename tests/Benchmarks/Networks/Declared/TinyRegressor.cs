namespace NetCompiler.Benchmarks;

/// <summary>Sixteen numbers, one.</summary>
[Network]
[Input(16), Dense(16), ReLU, Dense(16), ReLU, Dense(1)]
public sealed partial class TinyRegressor;
