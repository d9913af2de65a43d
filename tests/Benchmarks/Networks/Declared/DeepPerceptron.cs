namespace NetCompiler.Benchmarks;

/// <summary>A larger one whose weights leave the second level of the caches: 784-512-256-10.</summary>
[Network]
[Input(784), Dense(512), ReLU, Dense(256), ReLU, Dense(10)]
[CrossEntropyLoss]
public sealed partial class DeepPerceptron;
