namespace NetCompiler.Benchmarks;

/// <summary>The smallest network that reads digits well: 784-128-10.</summary>
[Network]
[Input(784), Dense(128), ReLU, Dense(10)]
[CrossEntropyLoss]
public sealed partial class Perceptron;
