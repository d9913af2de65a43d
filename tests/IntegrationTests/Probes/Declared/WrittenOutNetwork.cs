namespace NetCompiler.IntegrationTests.Probes.Declared;

/// <summary><see cref="BlockNetwork"/> without blocks.</summary>
[Network]
[Input(12)]
[Dense(8), Tap("first")]
[Dense(16, bias: false, Name = "residual0.dense0"), BatchNorm(Name = "residual0.batchnorm0"), ReLU]
[Dense(8, Name = "residual0.dense1"), Add("first"), Tanh, Tap("second")]
[Dense(24, bias: false, Name = "residual1.dense0"), BatchNorm(Name = "residual1.batchnorm0"), ReLU]
[Dense(8, Name = "residual1.dense1"), Add("second"), Tanh]
[Dense(5, Name = "dense1"), Tap("third")]
[Dense(5, bias: false, Name = "residual2.dense0"), BatchNorm(Name = "residual2.batchnorm0"), ReLU]
[Dense(5, Name = "residual2.dense1"), Add("third"), Tanh]
[MeanSquaredErrorLoss]
public sealed partial class WrittenOutNetwork;
