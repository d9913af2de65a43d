namespace NetCompiler.IntegrationTests.Probes.Declared;

/// <summary>Stacked recurrent layers among layers that take each step by itself; the prediction is of the sequence so far.</summary>
[Network(Streaming = true)]
[Input(3, Steps = 9), Standardize(0.25f, 2f)]
[Dense(20), LayerNorm, Tap("x"), GELU, GRU(20, Layers = 2, Dropout = 0.1f), Add("x"), BatchNorm]
[LSTM(33), Slice(1, 30), RNN(17, LastState = true, Nonlinearity = RNNNonlinearity.ReLU), Dense(5), Softmax]
public sealed partial class SensorNetwork;
