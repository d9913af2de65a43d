namespace NetCompiler.Benchmarks;

/// <summary>32 steps of 16 numbers, 32 units.</summary>
[Network]
[Input(32, 16), LSTM(32, LastState = true), Dense(4)]
public sealed partial class LSTMClassifier;
