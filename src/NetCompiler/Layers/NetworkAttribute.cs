using System;

namespace NetCompiler;

/// <summary>
/// Makes a partial class a neural network: NetCompiler writes its other part from the layers that stand above the class, in their order.
/// </summary>
/// <remarks>
/// <code>
/// [Network]
/// [Input(1, 28, 28)]
/// [Conv2D(32, kernel: 3), BatchNorm, ReLU, MaxPool2D(2)]
/// [Flatten, Dense(128), ReLU, Dropout(0.25f), Dense(10)]
/// [CrossEntropyLoss]
/// [Softmax]
/// public sealed partial class FashionClassifier;
/// </code>
/// Layers before the loss are trained and predicted with; layers after the loss belong to prediction only.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>Whether a network with a loss gets the code that trains it; without, it only predicts.</summary>
    public bool Training { get; set; } = true;

    /// <summary>Whether training also computes the gradient of the loss with respect to the inputs.</summary>
    public bool InputGradient { get; set; }

    /// <summary>
    /// Whether the network must be able to predict one step a call (<c>PredictStep</c>): what is in the way is then the diagnostic NC0014. A network
    /// that can has it anyway: one input, a sequence or ids; recurrent layers that go forward in time and begin with zeros; layers that take each
    /// step by itself; behind a last state, any of vectors.
    /// </summary>
    public bool Streaming { get; set; }

    /// <summary>
    /// How predictions may round. With <see cref="Numerics.Fast"/> convolutions of 3 x 3 taps and stride 1 are computed by Winograd's algorithm where that is
    /// faster: up to three times as fast, with errors of some 1e-6 of the largest output, as a direct convolution has, but other ones.
    /// </summary>
    public Numerics Numerics { get; set; }
}
