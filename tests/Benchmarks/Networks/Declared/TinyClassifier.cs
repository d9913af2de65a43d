namespace NetCompiler.Benchmarks;

/// <summary>Four numbers, three classes: 112 multiply-adds.</summary>
[Network]
[Input(4), Dense(16), ReLU, Dense(3)]
public sealed partial class TinyClassifier;
