using System.Collections.Generic;
using Xunit;

namespace NetCompiler.Generators.Tests;

/// <summary>Networks that use every layer and every form of declaration.</summary>
public static class NetworkSources
{
    /// <summary>A file each.</summary>
    public static readonly IReadOnlyList<string> Files =
    [
        "[Network, Input(2), Dense(8), Tanh, Dense(1), MeanSquaredErrorLoss] public sealed partial class XorNetwork;",
        "[Network, Input(2), Dense(8), Sigmoid, Dense(1)] partial class OnlyPredicts;",
        """
        namespace Company.Vision;

        /// <summary>Documented by its user.</summary>
        [Network]
        [Input(1, 8, 8)]
        [Conv2D(16, kernel: 3, padding: 1), BatchNorm, ReLU, MaxPool2D(2)]
        [Conv2D(32, kernel: 3, padding: 1), BatchNorm, ReLU]
        [Flatten, Dropout(0.2f), Dense(10)]
        [CrossEntropyLoss]
        [Softmax]
        public sealed partial class DigitClassifier;
        """,
        """
        [Network(Training = false)]
        [Input(3, 9, 7)]
        [Conv2D(5, kernel: 3, stride: 2, bias: false, KernelWidth = 1, StrideWidth = 1), MaxPool2D(3, stride: 2, padding: 1, ceiling: true), Flatten, Dense(3)]
        [CrossEntropyLoss]
        internal partial class NotTrained;
        """,
        """
        [Network(InputGradient = true)]
        [Input(6, 4), Dense(4, Name = "project", Weights = "w"), ReLU, Dense(4, Weights = "w"), Tap("x"), BatchNorm(0.2f), Add("x"), Flatten, Dense(2)]
        [MeanSquaredErrorLoss]
        public partial class Steps;
        """,
        """
        [Network]
        [Input(5, Type = ElementType.Int32, Name = "tokens"), Embedding(20, 8), Flatten, Dense(4), Tap("words")]
        [Input(4, Name = "numbers"), Add("words"), Frozen, Dense(3), CrossEntropyLoss]
        public partial class TwoInputs;
        """,
        """
        [Network, Input(4, 8, 8), Residual(4, Repeat = 2, Name = "stage"), Flatten, Dense(2), CrossEntropyLoss]
        public partial class WithBlocks;

        [Tap("in"), Conv2D("width", kernel: 3, padding: 1, bias: false), BatchNorm, ReLU, Add("in")]
        public sealed class ResidualAttribute(int width) : BlockAttribute
        {
            public int Width => width;
        }
        """,
        """
        [Network(Training = true, InputGradient = true)]
        [Input(2, 9, 8, Name = "image", Type = ElementType.Single)]
        [Conv2D(4, 3, 2, 1, false, Name = "conv", KernelWidth = 2, StrideWidth = 1, PaddingWidth = 0, Weights = "filters")]
        [BatchNorm(momentum: 0.2f, epsilon: 1e-3f, Name = "norm"), ReLU(Name = "relu"), Tanh(Name = "tanh"), Sigmoid(Name = "sigmoid")]
        [MaxPool2D(3, 1, 1, true, Name = "pool"), Tap("x", Name = "tap"), From("x", Name = "from"), Add("x", Name = "add")]
        [Flatten(Name = "flatten"), Dropout(0.1f, Name = "dropout"), Frozen(Name = "frozen")]
        [Dense(4, false, Name = "dense", Weights = "matrix"), Softmax(Name = "softmax"), MeanSquaredErrorLoss(Name = "loss")]
        public partial class EveryArgument;
        """,
        """
        [Network]
        [Input(6, Type = ElementType.Int32), Embedding(10, 4, Name = "table", Weights = "tokens"), Dense(10, bias: false, Weights = "tokens")]
        [CrossEntropyLoss(Name = "loss")]
        public partial class TiedLanguageModel;
        """,
        """
        [Network]
        [Input(4, 8, 6), AveragePool2D(3, stride: 1, padding: 1, ceiling: true, includePadding: false, Name = "mean"), AdaptiveAveragePool2D(4, width: 3, Name = "cells")]
        [UpSample2D(2, Mode = UpSampleMode.Bilinear, Name = "larger"), PixelShuffle(2, Name = "pixels"), PixelUnshuffle("1 + 1", Name = "channels")]
        [Pad2D(1, Top = 0, Bottom = 2, Left = "1 + 2", Right = 4, Mode = PaddingMode.Reflection, Name = "mirror"), Pad2D(1, Mode = PaddingMode.Constant, Value = -0.5f)]
        [Tap("image"), GlobalAveragePool2D(Name = "all"), Tap("means"), From("image"), GlobalMaxPool2D(Name = "largest"), Add("means"), Dense(3), CrossEntropyLoss]
        public partial class Resized;
        """,
        """
        namespace @namespace
        {
            public static partial class Outer
            {
                private partial struct Inner
                {
                    [Network, Input(3), Dense(2), CrossEntropyLoss]
                    private sealed partial class @class
                    {
                        public @class(string name) : this(5) => Name = name;

                        public string Name { get; } = "";
                    }
                }
            }
        }
        """,
    ];

    /// <summary>For theories.</summary>
    public static TheoryData<string> All => new(Files);
}
