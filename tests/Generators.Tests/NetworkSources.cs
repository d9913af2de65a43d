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
        [Network, Input(4, 9, 7)]
        [Conv2D(8, kernel: 3, padding: "same", Groups = 2, Dilation = 2, DilationWidth = 1, KernelWidth = 1, PaddingWidth = 0, Name = "first"), ReLU]
        [DepthwiseConv2D(3, stride: 2, padding: 1, KernelWidth = 2, StrideWidth = 1, PaddingWidth = 0, Dilation = 2, DilationWidth = 1, Multiplier = 2, Weights = "d", Name = "apart", Initializer = Initializer.LeCunNormal, InitializerValue = 2)]
        [ConvTranspose2D(6, kernel: 3, stride: 2, padding: 1, KernelWidth = 2, StrideWidth = 3, PaddingWidth = 0, Dilation = 1, DilationWidth = 2, Groups = 2, OutputPadding = 1, OutputPaddingWidth = 2, Weights = "t", Name = "grown", Initializer = Initializer.LeCunNormal, InitializerValue = 2)]
        [Flatten, Dense(2), CrossEntropyLoss]
        internal partial class Convolutions;
        """,
        """
        [Network, Input(4, 5, 9, 7)]
        [Conv3D(8, kernel: 3, stride: 1, padding: 1, KernelHeight = 2, StrideHeight = 2, PaddingHeight = 0, KernelWidth = "1 + 2", StrideWidth = 1, PaddingWidth = 1, Dilation = 1, DilationHeight = 2, DilationWidth = 1, Groups = 2, Weights = "v", Name = "volume", Initializer = Initializer.LeCunNormal, InitializerValue = 2), ReLU]
        [Conv3D(4, kernel: 3, padding: "same", bias: false), BatchNorm, Tap("x"), GlobalAveragePool3D(Name = "all"), Tap("means"), From("x"), GlobalMaxPool3D(Name = "top"), Add("means"), Dense(2), CrossEntropyLoss]
        internal partial class Volumes;
        """,
        """
        [Network, Input(12, 4)]
        [Conv1D(8, kernel: 3, stride: 2, padding: 1, bias: false, Dilation = 2, Groups = 2, Weights = "c", Name = "shrunk", Initializer = Initializer.LeCunNormal, InitializerValue = 2), Tanh]
        [ConvTranspose1D(4, kernel: 3, stride: 2, padding: 1, Dilation = 1, Groups = 4, OutputPadding = 1, Weights = "t", Name = "grown", Initializer = Initializer.HeUniform, InitializerValue = 1)]
        [Dense(3), CrossEntropyLoss]
        internal partial class Signals;
        """,
        """
        [Network, Input(1, Type = ElementType.Int32, Name = "lengths"), Input(2, 6, Name = "h0"), Input(2, 6, Name = "c0"), Input(7, 4, Name = "x")]
        [LSTM("3 * 2", Layers = 2, Dropout = 0.1f, InitialState = "h0", InitialCell = "c0", FinalState = "h", FinalCell = "c", Lengths = "lengths", Bidirectional = false, LastState = false, Weights = "l", Name = "first", Initializer = Initializer.Orthogonal, InitializerValue = 1)]
        [Tap("y"), From("h"), Flatten, Dense(5), Tap("start"), From("y")]
        [GRU(5, Layers = "1", Dropout = 0, InitialState = "start", FinalState = "last", Lengths = "lengths", Bidirectional = false, LastState = false, Weights = "g", Name = "second", Initializer = Initializer.LeCunNormal, InitializerValue = 2)]
        [RNN(6, Layers = 2, Dropout = "0.5", InitialState = "h0", FinalState = "end", Lengths = "lengths", Bidirectional = false, LastState = true, Weights = "r", Name = "third", Initializer = Initializer.HeUniform, InitializerValue = 1, Nonlinearity = RNNNonlinearity.ReLU)]
        [Dense(3), CrossEntropyLoss]
        internal partial class Recurrent;
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
        [Network, Input(5, Type = ElementType.Int32, Name = "words"), Embedding(20, 8), PositionEmbedding(9, Sinusoidal = false, Base = 100, Weights = "p", Name = "places", Initializer = Initializer.Normal, InitializerValue = 0.1f)]
        [RotaryEmbedding(2, 100, Name = "turned"), Tap("memory")]
        [Input(5, Name = "mask"), From("memory")]
        [MultiHeadAttention(2, bias: false, Keys = "memory", Values = "memory", Mask = "mask", Causal = true, Dropout = 0.1f, SeparateProjections = true, OutputProjection = false, Rotary = true, RotaryBase = 500, Weights = "a", Name = "attention", Initializer = Initializer.Normal, InitializerValue = 0.1f)]
        [TransformerEncoder(8, 2, 16, dropout: 0.1f, gelu: true, normFirst: true, mask: "mask", Name = "encoder", Repeat = 2), DropPath(0.1f, Name = "way"), Add("memory")]
        [TransformerDecoder("4 + 4", 2, 16, "memory", memoryMask: "mask", Name = "decoder", Repeat = 1)]
        [Dense(3), CrossEntropyLoss]
        internal partial class Translator;
        """,
        """
        [Network, Input(4, 6, 6), Conv2D(8, 3), SqueezeExcite(2, Units = 3, SiLU = true, Hardsigmoid = true, Weights = "s", Name = "se", Initializer = Initializer.HeNormal, InitializerValue = 1), SqueezeExcite]
        [GlobalAveragePool2D, Dense(3), CrossEntropyLoss]
        internal partial class Squeezed;
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
        [Input(6, Type = ElementType.Int32), Embedding(10, 4, Name = "table", PaddingIndex = "10 - 1", Weights = "tokens"), Dense(10, bias: false, Weights = "tokens")]
        [CrossEntropyLoss(Name = "loss")]
        public partial class TiedLanguageModel;
        """,
        """
        [Network]
        [Input(3, 4), ReLU6(Name = "a"), LeakyReLU(Name = "b"), LeakyReLU(0.2f), ELU(Name = "c"), ELU(0.5f), SELU(Name = "d"), CELU(Name = "e"), CELU(2f)]
        [GELU(Approximate = true, Name = "f"), GELU, SiLU(Name = "g"), Mish(Name = "h"), Softplus(Name = "i"), Softplus(2f, 3f), Softsign(Name = "j")]
        [LogSigmoid(Name = "k"), Hardtanh(Name = "l"), Hardtanh(-2f), Hardtanh(-2f, 3f), Hardsigmoid(Name = "m"), Hardswish(Name = "n")]
        [Softshrink(Name = "o"), Softshrink(0.1f), Hardshrink(Name = "p"), Hardshrink(0.1f), Tanhshrink(Name = "q"), Threshold(-1f, -2f, Name = "r")]
        [PReLU(Name = "s", PerChannel = true, Weights = "slopes"), PReLU(0.5f, PerChannel = true, Weights = "slopes"), PReLU, LogSoftmax(Name = "t")]
        [MeanSquaredErrorLoss]
        public partial class EveryActivation;
        """,
        """
        [Network, Input(4, 6), Tap("a"), Tanh, Multiply("a", Name = "m"), Tap("b"), Transpose(Name = "t"), Reshape(4, 6, Name = "r"), Concat("a", ".", "b", Name = "c")]
        [Slice(2, 9, Name = "s"), Slice("2 * 2", 3), Reshape(12), Dense(2), MeanSquaredErrorLoss]
        public partial class EveryShape;
        """,
        """
        [Network, Input(4, 6), Split("a", "b", "c", Name = "s"), Tanh, Multiply("a"), Add("b"), Split("d", "e", Sizes = ["4 - 3", 1]), Add("d"), Dense(2)]
        [MeanSquaredErrorLoss]
        public partial class Parts;
        """,
        """
        [Network, Input(4, 3, 2), LayerNorm(1e-6f, Name = "a", WholeSample = true, Affine = true, Bias = false), RMSNorm(Name = "b", WholeSample = false, Affine = false)]
        [GroupNorm(2, Name = "c", Affine = false), InstanceNorm(Name = "d", Affine = true), LayerNorm, RMSNorm("1e-6"), GroupNorm(4, 1e-3f), InstanceNorm(1e-3f)]
        [MeanSquaredErrorLoss]
        public partial class EveryNormalization;
        """,
        """
        [Network, Input(3), Dense(2), CrossEntropyLoss(Reduction = LossReduction.Sum, ClassWeights = [1f, 0.5f], IgnoredIndex = -100, LabelSmoothing = 0.1f, Weight = 2, SampleWeights = true, KeepLosses = true)]
        public partial class WeightedClasses;
        """,
        "[Network, Input(3), Dense(2), CrossEntropyLoss(Distributions = true)] public partial class Distributions;",
        """
        [Network, Input(3), Dense(2), LogSoftmax]
        [NegativeLogLikelihoodLoss(Name = "loss", Reduction = LossReduction.BatchMean, ClassWeights = new float[] { 2, 1 }, IgnoredIndex = "0 - 1", Weight = 2, SampleWeights = true, KeepLosses = true)]
        public partial class Likelihood;
        """,
        """
        [Network, Input(3), Dense(2)]
        [FocalLoss(1.5f, Name = "loss", Reduction = LossReduction.Sum, ClassWeights = [1f, 3f], IgnoredIndex = 1, Weight = 2, SampleWeights = true, KeepLosses = true)]
        public partial class Focal;
        """,
        """
        [Network, Input(3), Dense(2)]
        [BinaryCrossEntropyLoss(Name = "loss", Reduction = LossReduction.Mean, PositiveWeights = [3f], Weight = 2, SampleWeights = true, KeepLosses = true)]
        public partial class Binary;
        """,
        "[Network, Input(3), Dense(2), Sigmoid, BinaryCrossEntropyLoss(FromProbabilities = true)] public partial class BinaryProbabilities;",
        "[Network, Input(3), Dense(2), LogSoftmax, KLDivergenceLoss(Name = \"loss\", Reduction = LossReduction.BatchMean, Weight = 2, SampleWeights = true, KeepLosses = true)] public partial class Divergence;",
        "[Network, Input(3), Dense(2), MeanSquaredErrorLoss(Reduction = LossReduction.Sum, Weight = 2, SampleWeights = true, KeepLosses = true)] public partial class SquaresSum;",
        "[Network, Input(3), Dense(2), MeanAbsoluteErrorLoss(Name = \"loss\", Reduction = LossReduction.Sum, Weight = 2, SampleWeights = true, KeepLosses = true)] public partial class Absolute;",
        "[Network, Input(3), Dense(2), HuberLoss(2f, Name = \"loss\", Reduction = LossReduction.Sum, Weight = 2, SampleWeights = true, KeepLosses = true)] public partial class Robust;",
        "[Network, Input(3), Dense(2), SmoothL1Loss(Name = \"loss\", Reduction = LossReduction.Sum, Weight = 2, SampleWeights = true, KeepLosses = true)] public partial class Smooth;",
        """
        [Network, Input(3, 8, 8), Conv2D(4, kernel: 3, Initializer = Initializer.HeNormal, InitializerValue = 0.5f), ReLU, Flatten]
        [Dense(8, Initializer = Initializer.Orthogonal), Tanh, Dense(2, Initializer = Initializer.Constant, InitializerValue = 0), CrossEntropyLoss]
        public partial class BeginsOtherwise;
        """,
        """
        [Network, Input(6, Type = ElementType.Int32), Embedding(9, 4, Initializer = Initializer.TruncatedNormal, InitializerValue = 0.02f), Flatten]
        [Dense(8, Initializer = Initializer.GlorotUniform, InitializerValue = 2), Dense(2)]
        public partial class SmallEmbedding;
        """,
        """
        [Network]
        [Input(12, 4), MaxPool1D(3, stride: 1, padding: 1, ceiling: true, Name = "largest"), AveragePool1D("2", 1, 0, false, includePadding: false, Name = "mean")]
        [AdaptiveAveragePool1D(9, Name = "cells"), AdaptiveMaxPool1D("2 * 3", Name = "most"), Tap("x"), GlobalAveragePool1D(Name = "all"), Tap("means")]
        [From("x"), GlobalMaxPool1D(Name = "top"), Add("means"), Dense(3), CrossEntropyLoss]
        public partial class PooledSteps;
        """,
        """
        [Network]
        [Input(4, 9, 8), MaxPool2D(3, 2, 1, SizeWidth = 2, StrideWidth = 1, PaddingWidth = 0, Name = "wide"), AdaptiveMaxPool2D(4, width: 3, Name = "most")]
        [AveragePool2D(2, SizeWidth = "1 + 2", StrideWidth = 0, PaddingWidth = 1, Name = "mean"), Flatten, Dense(3), CrossEntropyLoss]
        public partial class PooledImages;
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
        [Network]
        [Input(3, 8, 8, Type = ElementType.Byte), Rescale(1 / 255f, offset: -0.5f, Name = "unit"), Standardize([0.5f, 0.4f, 0.3f], [0.2f, 0.2f, 0.3f], Name = "channels")]
        [Conv2D(4, kernel: 3, padding: 1), ReLU, Standardize(0.5f, 2), Flatten, Dense(2), CrossEntropyLoss]
        public partial class Bytes;
        """,
        """
        [Network, Input(Steps = 20, Type = ElementType.Int32), Embedding(9, 4), Tap("x"), Input(4, Steps = 20, Name = "more"), Add("x"), Dense(3)]
        [CrossEntropyLoss, GlobalAveragePool1D, Softmax, Labels("a", "b", "c")]
        public partial class OpenSequences;
        """,
        """
        public enum Species { Adelie, Gentoo, Chinstrap = 2 }
        internal enum Answer : byte { No, Yes }
        [Network, Input(4, Name = "a"), Dense(3), Tap("x"), Input(3, Name = "b"), Add("x"), Softmax, Labels<Species>] public partial class Penguins;
        [Network, Input(4), Dense(2), CrossEntropyLoss, Softmax, Labels<Answer>(Name = "answer")] public partial class Answers;
        [Network, Input(4), Dense(2), Labels("a \"b\"", "c", Name = "words")] public partial class Words;
        """,
        """
        [Network]
        [Input(4), Dense(8), ReLU, Tap("features"), Dense(3), CrossEntropyLoss(Name = "species"), Softmax, Output("species", Name = "first")]
        [From("features"), Dense(2), MeanSquaredErrorLoss(Weight = 0.5f, SampleWeights = true, KeepLosses = true), Output("size")]
        [From("features"), Dense(1), CustomLoss(Name = "own"), Output("result")]
        public partial class SeveralHeads;
        """,
        "[Network(InputGradient = true), Input(4), Dense(3, Name = \"fc\"), CustomLoss, Output(\"logits\")] public partial class LossOfCaller;",
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
