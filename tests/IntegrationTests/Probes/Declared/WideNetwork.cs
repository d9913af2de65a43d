namespace NetCompiler.IntegrationTests.Probes.Declared;

/// <summary>Dense layers whose gradients an optimizer takes in every way there is: few outputs, many, and as many as make blocks; whole tiles and others.</summary>
[Network]
[Input(72)]
[Dense(304), ReLU, Dropout(0.2f), Dense(257), BatchNorm, Tanh, Dense(96), ReLU, Dense(90), ReLU, Dense(5)]
[CrossEntropyLoss]
public sealed partial class WideNetwork;
