using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetCompiler.Compiler.Tests.Emission;

/// <summary>Networks that together use every layer, and every way in which values lie in memory.</summary>
internal static class TestNetworks
{
    /// <summary>The smallest network that has everything: two matrices, biases, an activation, a loss.</summary>
    public static TestNetwork TwoLayers { get; } = new("TwoLayers", "Input(4); Dense(3); ReLU; Dense(2); CrossEntropyLoss");

    /// <summary>The network of the sample.</summary>
    public static TestNetwork Digits { get; } = new(
        "Digits",
        """
        Input(1, 8, 8); Conv2D(16, kernel: 3, padding: 1); BatchNorm; ReLU; MaxPool2D(2); Conv2D(32, kernel: 3, padding: 1); BatchNorm; ReLU;
        Flatten; Dropout(0.2); Dense(10); CrossEntropyLoss; Softmax
        """);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TestNetwork> All { get; } =
    [
        TwoLayers,
        Digits,
        new("Xor", "Input(2); Dense(8); Tanh; Dense(1); MeanSquaredErrorLoss", InputGradient: true),
        new("OnlyPredicts", "Input(2); Dense(8); Sigmoid; Dense(1)"),
        new("Strided", "Input(3, 9, 7); Conv2D(5, kernel: 3, stride: 2, bias: false); MaxPool2D(3, stride: 2, padding: 1, ceiling: true); Flatten; Dense(3); CrossEntropyLoss"),
        new("Resized", "Input(4, 8, 6); AveragePool2D(2); UpSample2D(2, Mode = \"Bilinear\"); PixelShuffle(2); Pad2D(1); Conv2D(8, 3); GlobalMaxPool2D; Dense(3); MeanSquaredErrorLoss"),
        new("Deep", "Input(784); Dense(512); ReLU; Dense(256); ReLU; Dense(128); ReLU; Dense(10); CrossEntropyLoss"),
        new("Images", "Input(3, 32, 32); Conv2D(32, kernel: 3, padding: 1); BatchNorm; ReLU; Conv2D(64, kernel: 3, stride: 2, padding: 1); BatchNorm; ReLU; Flatten; Dense(10); CrossEntropyLoss"),
        new("Volumes", "Input(2, 4, 6, 6); Conv3D(4, 3, padding: 1); BatchNorm; ReLU; Conv3D(64, 3, stride: 2, Groups = 2); GlobalAveragePool3D; Dense(3); CrossEntropyLoss"),
        new("Residual", "Input(16, 8, 8); Tap(\"in\"); Conv2D(16, kernel: 3, padding: 1, bias: false); BatchNorm; ReLU; Add(\"in\"); ReLU; Flatten; Dense(2); CrossEntropyLoss"),
        new("Steps", "Input(6, 4); Dense(4, Name = \"project\", Weights = \"w\"); ReLU; Dense(4, Weights = \"w\"); Tap(\"x\"); BatchNorm(0.2); Add(\"x\"); Flatten; Dense(2); MeanSquaredErrorLoss"),
        new("Tokens", "Input(5, Type = \"Int32\"); Embedding(9, 4); Dense(9, bias: false, Weights = \"embedding0\"); CrossEntropyLoss"),
        new("TwoInputs", "Input(5, Type = \"Int32\", Name = \"tokens\"); Embedding(20, 8); Flatten; Dense(4); Tap(\"words\"); Input(4, Name = \"numbers\"); Add(\"words\"); Frozen; Dense(3); CrossEntropyLoss"),
    ];

    /// <summary>Their names, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Select(network => network.Name)];

    /// <summary>The network of a name.</summary>
    public static TestNetwork Of(string name) => All.Single(network => network.Name == name);
}
