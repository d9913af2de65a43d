using System;
using System.Collections.Generic;

namespace NetCompiler.Compiler.Tests.Documentation;

/// <summary>
/// For each layer, networks that show what its last use takes, what it gives, and what it calls its parameters. Layers of a single function have
/// the same example: they take whatever there is.
/// </summary>
internal static class LayerExamples
{
    private const string Vector = "Input(6); ", Sequence = "Input(4, 6); ", Image = "Input(3, 8, 8); ", Volume = "Input(2, 4, 8, 8); ", Logits = Vector + "Dense(10); ", StepLogits = Sequence + "Dense(10); ";

    private static readonly Dictionary<string, string[]> s_examples = new()
    {
        ["Input"] = [Vector + "Tanh", Sequence + "Tanh", Image + "Tanh", Volume + "Tanh"],
        ["Dense"] = [Vector + "Dense(10)", Sequence + "Dense(10)", Vector + "Dense(10, bias: false)"],
        ["Conv1D"] = [Sequence + "Conv1D(8, kernel: 3)", Sequence + "Conv1D(8, kernel: 3, padding: 1, Groups = 2)"],
        ["Conv2D"] = [Image + "Conv2D(16, kernel: 3)", Image + "Conv2D(16, kernel: 3, stride: 2, padding: 1, bias: false)"],
        ["Conv3D"] = [Volume + "Conv3D(16, kernel: 3)", Volume + "Conv3D(16, kernel: 3, padding: \"same\", KernelHeight = 1, Groups = 2)"],
        ["DepthwiseConv2D"] = [Image + "DepthwiseConv2D(3)", Image + "DepthwiseConv2D(3, padding: 1, Multiplier = 2)"],
        ["ConvTranspose1D"] = [Sequence + "ConvTranspose1D(8, kernel: 2, stride: 2)"],
        ["ConvTranspose2D"] = [Image + "ConvTranspose2D(16, kernel: 2, stride: 2)"],
        ["BatchNorm"] = [Vector + "BatchNorm", Sequence + "BatchNorm", Image + "BatchNorm"],
        ["LayerNorm"] = [Vector + "LayerNorm", Sequence + "LayerNorm", Image + "LayerNorm", Image + "LayerNorm(WholeSample = true)"],
        ["RMSNorm"] = [Vector + "RMSNorm", Sequence + "RMSNorm", Image + "RMSNorm", Image + "RMSNorm(WholeSample = true)"],
        ["GroupNorm"] = [Vector + "GroupNorm(2)", Sequence + "GroupNorm(2)", Image + "GroupNorm(3)"],
        ["InstanceNorm"] = [Sequence + "InstanceNorm", Image + "InstanceNorm(Affine = true)"],
        ["PReLU"] = [Sequence + "PReLU", Image + "PReLU(PerChannel = true)"],
        ["Threshold"] = [Image + "Threshold(0.1, 20)"],
        ["MaxPool1D"] = [Sequence + "MaxPool1D(2)", Sequence + "MaxPool1D(3, stride: 1, padding: 1)"],
        ["AveragePool1D"] = [Sequence + "AveragePool1D(2)"],
        ["AdaptiveMaxPool1D"] = [Sequence + "AdaptiveMaxPool1D(3)"],
        ["AdaptiveAveragePool1D"] = [Sequence + "AdaptiveAveragePool1D(3)"],
        ["GlobalMaxPool1D"] = [Sequence + "GlobalMaxPool1D"],
        ["GlobalAveragePool1D"] = [Sequence + "GlobalAveragePool1D"],
        ["GlobalMaxPool3D"] = [Volume + "GlobalMaxPool3D"],
        ["GlobalAveragePool3D"] = [Volume + "GlobalAveragePool3D"],
        ["AdaptiveMaxPool2D"] = [Image + "AdaptiveMaxPool2D(5)", Image + "AdaptiveMaxPool2D(1, width: 4)"],
        ["MaxPool2D"] = [Image + "MaxPool2D(2)", Image + "MaxPool2D(2, SizeWidth = 4)", Image + "MaxPool2D(3, stride: 2, padding: 1)"],
        ["AveragePool2D"] = [Image + "AveragePool2D(2)", Image + "AveragePool2D(3, stride: 2, padding: 1)"],
        ["AdaptiveAveragePool2D"] = [Image + "AdaptiveAveragePool2D(5)", Image + "AdaptiveAveragePool2D(1, width: 4)"],
        ["GlobalAveragePool2D"] = [Image + "GlobalAveragePool2D"],
        ["GlobalMaxPool2D"] = [Image + "GlobalMaxPool2D"],
        ["UpSample2D"] = [Image + "UpSample2D(2)"],
        ["PixelShuffle"] = ["Input(8, 4, 4); PixelShuffle(2)"],
        ["PixelUnshuffle"] = [Image + "PixelUnshuffle(2)"],
        ["Pad2D"] = [Image + "Pad2D(1)", Image + "Pad2D(0, Right = 2)"],
        ["Rescale"] = [Image + "Rescale(0.5, offset: 1); Tanh"],
        ["Standardize"] = [Image + "Standardize(mean: [0.5, 0.4, 0.3], deviation: [0.2, 0.2, 0.1]); Tanh"],
        ["Flatten"] = [Sequence + "Flatten", Image + "Flatten"],
        ["Reshape"] = [Vector + "Reshape(shape: [2, 3])", Sequence + "Reshape(shape: [2, 3, 4])", Image + "Reshape(shape: [192])"],
        ["Transpose"] = [Sequence + "Transpose"],
        ["Dropout"] = [Image + "Dropout(0.25); Tanh"],
        ["Softmax"] = [Vector + "Softmax", Sequence + "Softmax"],
        ["LogSoftmax"] = [Vector + "LogSoftmax", Sequence + "LogSoftmax"],
        ["Embedding"] = ["Input(4, Type = \"Int32\"); Embedding(1000, 6)"],
        ["PositionEmbedding"] = [Sequence + "PositionEmbedding", Sequence + "PositionEmbedding(512)", Sequence + "PositionEmbedding(Sinusoidal = true)"],
        ["RotaryEmbedding"] = [Sequence + "RotaryEmbedding", Sequence + "RotaryEmbedding(3)"],
        ["MultiHeadAttention"] =
        [
            Sequence + "MultiHeadAttention(2)", Sequence + "MultiHeadAttention(3, bias: false, Causal = true)",
            Sequence + "MultiHeadAttention(2, SeparateProjections = true, OutputProjection = false)",
            "Input(9, 5, Name = \"memory\"); Input(4, 6); MultiHeadAttention(2, Keys = \"memory\")",
            "Input(4, Name = \"mask\"); Input(4, 6); MultiHeadAttention(2, Mask = \"mask\")",
        ],
        ["TransformerEncoder"] = [Sequence + "TransformerEncoder(6, 2, 24)"],
        ["TransformerDecoder"] = ["Input(9, 6, Name = \"memory\"); " + Sequence + "TransformerDecoder(6, 2, 24, \"memory\")"],
        ["SqueezeExcite"] = [Image + "SqueezeExcite(2)", Image + "Conv2D(16, kernel: 1); SqueezeExcite(Units = 8)"],
        ["DropPath"] = [Image + "Tap(\"in\"); Conv2D(3, kernel: 1); DropPath(0.1); Add(\"in\")"],
        ["RNN"] = [Sequence + "RNN(8)", Sequence + "RNN(8, Nonlinearity = \"ReLU\", LastState = true)"],
        ["GRU"] = [Sequence + "GRU(8)", Sequence + "GRU(8, LastState = true)", Sequence + "GRU(8, Layers = 2)", "Input(1, Type = \"Int32\", Name = \"lengths\"); " + Sequence + "GRU(8, Lengths = \"lengths\")"],
        ["LSTM"] = [Sequence + "LSTM(8)", Sequence + "LSTM(8, LastState = true)", Sequence + "LSTM(8, Bidirectional = true)"],
        ["Tap"] = [Vector + "Tap(\"a\"); Tanh"],
        ["Output"] = [Vector + "Dense(10); Output(\"y\")"],
        ["From"] = [Vector + "Tap(\"a\"); Dense(10); Tap(\"b\"); From(\"a\"); Dense(10); Add(\"b\")"],
        ["Add"] = [Sequence + "Tap(\"a\"); Tanh; Add(\"a\")"],
        ["Multiply"] = [Sequence + "Tap(\"a\"); Tanh; Multiply(\"a\")"],
        ["Concat"] = [Vector + "Tap(\"a\"); Dense(10); Concat(names: [\"a\", \".\"])", Sequence + "Tap(\"a\"); Dense(10); Concat(names: [\"a\", \".\"])", Image + "Tap(\"a\"); Tanh; Concat(names: [\"a\", \".\"])"],
        ["Slice"] = [Vector + "Slice(1, 3)", Sequence + "Slice(1, 3)", Image + "Slice(0, 2)"],
        ["Labels"] = [Vector + "Dense(3); Labels(names: [\"cat\", \"dog\", \"bird\"])"],
        ["Split"] = [Vector + "Split(names: [\"a\", \"b\"])", Sequence + "Split(names: [\"a\", \"b\"], Sizes = [1, 5])"],
        ["Frozen"] = [Vector + "Dense(10); Frozen"],
        ["CrossEntropyLoss"] = [Logits + "CrossEntropyLoss", StepLogits + "CrossEntropyLoss", Logits + "CrossEntropyLoss(Distributions = true)"],
        ["BinaryCrossEntropyLoss"] = [Logits + "BinaryCrossEntropyLoss", Logits + "BinaryCrossEntropyLoss(PositiveWeights = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1])"],
        ["NegativeLogLikelihoodLoss"] = [Logits + "LogSoftmax; NegativeLogLikelihoodLoss", StepLogits + "LogSoftmax; NegativeLogLikelihoodLoss"],
        ["FocalLoss"] = [Logits + "FocalLoss", StepLogits + "FocalLoss"],
    };

    /// <summary>The networks of a layer.</summary>
    public static IReadOnlyList<string> Of(string kind) =>
        s_examples.TryGetValue(kind, out string[]? examples) ? examples
        : kind.EndsWith("Loss", StringComparison.Ordinal) ? [Logits + kind, StepLogits + kind]
        : [Sequence + kind, Image + kind];
}
