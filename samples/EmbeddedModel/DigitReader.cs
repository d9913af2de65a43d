using NetCompiler;

namespace EmbeddedModel;

/// <summary>
/// The network of the sample Digits for programs that only predict: without the loss, and the dropout of training, no code that trains is generated.
/// Its tensors have the same names and shapes, so the weights that Digits saves fit.
/// </summary>
[Network(Training = false)]
[Input(1, 8, 8)]
[Conv2D(16, kernel: 3, padding: 1), BatchNorm, ReLU, MaxPool2D(2)]
[Conv2D(32, kernel: 3, padding: 1), BatchNorm, ReLU]
[Flatten, Dense(10)]
[Softmax]
public sealed partial class DigitReader;
