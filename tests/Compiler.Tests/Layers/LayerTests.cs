using System;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;
using Xunit;

namespace NetCompiler.Compiler.Tests.Layers;

/// <summary>What each layer becomes: shape, operators, parameters, and its line in the layer table.</summary>
public class LayerTests
{
    [Theory]
    [InlineData("Input(5); ReLU", "input0 Input(5) 5 0 0")]
    [InlineData("Input(7, 5); ReLU", "input0 Input(7, 5) 7x5 0 0")]
    [InlineData("Input(3, 8, 9); ReLU", "input0 Input(3, 8, 9) 3x8x9 0 0")]
    [InlineData("Input(5, Type = \"Int32\"); Embedding(9, 4)", "input0 Input(5, Type: Int32) 5 0 0; embedding0 Embedding(9, dimension: 4) 5x4 36 0")]
    [InlineData("Input(5, Type = 1); Embedding(9, 4)", "input0 Input(5, Type: Int32) 5 0 0; embedding0 Embedding(9, dimension: 4) 5x4 36 0")]
    [InlineData("Input(5); Dense(3)", "dense0 Dense(3) 3 18 15")]
    [InlineData("Input(5); Dense(3, bias: true)", "dense0 Dense(3) 3 18 15")]
    [InlineData("Input(5); Dense(3, bias: false)", "dense0 Dense(3, bias: false) 3 15 15")]
    [InlineData("Input(7, 5); Dense(3)", "dense0 Dense(3) 7x3 18 105")]
    [InlineData("Input(2, 8, 9); Conv2D(4, 3)", "conv2d0 Conv2D(4, kernel: 3) 4x6x7 76 3024")]
    [InlineData("Input(2, 8, 9); Conv2D(4, 3, 2, 1, false)", "conv2d0 Conv2D(4, kernel: 3, stride: 2, padding: 1, bias: false) 4x4x5 72 1440")]
    [InlineData(
        "Input(2, 8, 9); Conv2D(4, 3, 2, 1, KernelWidth = 5, StrideWidth = 1, PaddingWidth = 2)",
        "conv2d0 Conv2D(4, kernel: 3, stride: 2, padding: 1, KernelWidth: 5, StrideWidth: 1, PaddingWidth: 2) 4x4x9 124 4320")]
    [InlineData("Input(2, 8, 9); MaxPool2D(2)", "maxpool2d0 MaxPool2D(2) 2x4x4 0 0")]
    [InlineData("Input(2, 8, 9); MaxPool2D(2, ceiling: true)", "maxpool2d0 MaxPool2D(2, ceiling: true) 2x4x5 0 0")]
    [InlineData("Input(2, 8, 9); MaxPool2D(3, stride: 2, padding: 1)", "maxpool2d0 MaxPool2D(3, stride: 2, padding: 1) 2x4x5 0 0")]
    [InlineData("Input(2, 8, 9); AveragePool2D(3, 2, 1, includePadding: false)", "averagepool2d0 AveragePool2D(3, stride: 2, padding: 1, includePadding: false) 2x4x5 0 0")]
    [InlineData("Input(2, 8, 9); AveragePool2D(2, ceiling: true)", "averagepool2d0 AveragePool2D(2, ceiling: true) 2x4x5 0 0")]
    [InlineData("Input(2, 8, 9); AdaptiveAveragePool2D(3)", "adaptiveaveragepool2d0 AdaptiveAveragePool2D(3) 2x3x3 0 0")]
    [InlineData("Input(2, 8, 9); AdaptiveAveragePool2D(3, 10)", "adaptiveaveragepool2d0 AdaptiveAveragePool2D(3, width: 10) 2x3x10 0 0")]
    [InlineData("Input(2, 8, 9); GlobalAveragePool2D", "globalaveragepool2d0 GlobalAveragePool2D 2 0 0")]
    [InlineData("Input(2, 8, 9); GlobalMaxPool2D", "globalmaxpool2d0 GlobalMaxPool2D 2 0 0")]
    [InlineData("Input(2, 8, 9); UpSample2D(3)", "upsample2d0 UpSample2D(3) 2x24x27 0 0")]
    [InlineData("Input(2, 8, 9); UpSample2D(2, Mode = 1)", "upsample2d0 UpSample2D(2, Mode: Bilinear) 2x16x18 0 0")]
    [InlineData("Input(8, 3, 2); PixelShuffle(2)", "pixelshuffle0 PixelShuffle(2) 2x6x4 0 0")]
    [InlineData("Input(2, 6, 9); PixelUnshuffle(3)", "pixelunshuffle0 PixelUnshuffle(3) 18x2x3 0 0")]
    [InlineData("Input(2, 8, 9); Pad2D(1)", "pad2d0 Pad2D(1) 2x10x11 0 0")]
    [InlineData(
        "Input(2, 8, 9); Pad2D(1, Top = 0, Bottom = 2, Left = 3, Right = 4, Value = -0.5)",
        "pad2d0 Pad2D(1, Top: 0, Bottom: 2, Left: 3, Right: 4, Value: -0.5) 2x10x16 0 0")]
    [InlineData("Input(2, 8, 9); Pad2D(7, Mode = \"Reflection\")", "pad2d0 Pad2D(7, Mode: Reflection) 2x22x23 0 0")]
    [InlineData("Input(2, 8, 9); Pad2D(9, Mode = \"Replication\")", "pad2d0 Pad2D(9, Mode: Replication) 2x26x27 0 0")]
    [InlineData("Input(2, 8, 9); Flatten", "flatten0 Flatten 144 0 0")]
    [InlineData("Input(7, 5); Flatten", "flatten0 Flatten 35 0 0")]
    [InlineData("Input(7, 5); Softmax", "softmax0 Softmax 7x5 0 0")]
    [InlineData("Input(7); ReLU; Tanh; Sigmoid", "relu0 ReLU 7 0 0; tanh0 Tanh 7 0 0; sigmoid0 Sigmoid 7 0 0")]
    [InlineData("Input(7); BatchNorm", "batchnorm0 BatchNorm 7 14 0")]
    [InlineData("Input(4, 7); BatchNorm(0.5, 1e-3)", "batchnorm0 BatchNorm(momentum: 0.5, epsilon: 0.001) 4x7 14 0")]
    [InlineData("Input(7, 2, 2); BatchNorm(0.1, 1e-5)", "batchnorm0 BatchNorm 7x2x2 14 0")]
    [InlineData("Input(7); Dropout(0.25); ReLU", "dropout0 Dropout(0.25) 7 0 0")]
    [InlineData("Input(7); Dropout(\"0.25\"); ReLU", "dropout0 Dropout(0.25) 7 0 0")]
    [InlineData("Input(7); Tap(\"a\"); ReLU; Add(\"a\")", "relu0 ReLU 7 0 0; add0 Add(\"a\") 7 0 0")]
    public void RowOfTheTable(string layers, string rows)
    {
        string[] found = [.. Lowered.As(LoweringMode.Predict, layers).Layers
            .Select(row => $"{row.Name} {row.Declaration} {row.Output} {row.Parameters} {row.MultiplyAdds}")];
        Assert.All(rows.Split("; "), row => Assert.Contains(row, found));
    }

    [Theory]
    [InlineData("Input(7); Tap(\"a\"); ReLU; Multiply(\"a\")", "multiply0 Multiply(\"a\") 7 0 0")]
    [InlineData("Input(4, 7); Tap(\"a\"); Dense(2); Concat(names: [\"a\", \".\", \"a\"])", "concat0 Concat(\"a\", \".\", \"a\") 4x16 0 0")]
    [InlineData("Input(3, 8, 9); Slice(1, 2)", "slice0 Slice(1, length: 2) 2x8x9 0 0")]
    [InlineData("Input(4, 6); Reshape(shape: [2, 3, 4]); Reshape(shape: [24])", "reshape0 Reshape(2, 3, 4) 2x3x4 0 0; reshape1 Reshape(24) 24 0 0")]
    [InlineData("Input(4, 7, 3); Split(names: [\"a\", \"b\"], Sizes = [1, 3]); Concat(names: [\"a\", \".\"])", "split0 Split(Sizes: [1, 3]) 3x7x3 0 0; concat0 Concat(\"a\", \".\") 4x7x3 0 0")]
    [InlineData("Input(5, Type = \"Int32\"); Embedding(9, 4, PaddingIndex = 0)", "embedding0 Embedding(9, dimension: 4, PaddingIndex: 0) 5x4 36 0")]
    [InlineData("Input(2, 5, 8, 9); Conv3D(4, 3, padding: \"same\", KernelWidth = 1); BatchNorm", "conv3d0 Conv3D(4, kernel: 3, padding: same, KernelWidth: 1) 4x5x8x9 76 25920; batchnorm0 BatchNorm 4x5x8x9 8 0")]
    [InlineData("Input(5, 6); MultiHeadAttention(2)", "multiheadattention0 MultiHeadAttention(2) 5x6 168 1020")]
    [InlineData("Input(5, 6); MultiHeadAttention(3, bias: false, Causal = true, Dropout = 0.1)", "multiheadattention0 MultiHeadAttention(3, bias: false, Causal: true) 5x6 144 1020")]
    [InlineData(
        "Input(3, 4, Name = \"memory\"); Input(5, 6); MultiHeadAttention(2, Keys = \"memory\", OutputProjection = false)",
        "multiheadattention0 MultiHeadAttention(2, OutputProjection: false, Keys: \"memory\") 5x6 102 504")]
    [InlineData("Input(5, 6); PositionEmbedding; PositionEmbedding(9); PositionEmbedding(Sinusoidal = true)", "positionembedding0 PositionEmbedding 5x6 30 0; positionembedding1 PositionEmbedding(steps: 9) 5x6 54 0; positionembedding2 PositionEmbedding(Sinusoidal: true) 5x6 0 0")]
    [InlineData("Input(5, 6); RotaryEmbedding(3); DropPath(0.5)", "rotaryembedding0 RotaryEmbedding(heads: 3) 5x6 0 0; droppath0 DropPath(0.5) 5x6 0 0")]
    [InlineData("Input(8, 3, 3); SqueezeExcite(4); SqueezeExcite(Units = 5)", "squeezeexcite0 SqueezeExcite(reduction: 4) 8x3x3 42 32; squeezeexcite1 SqueezeExcite(Units: 5) 8x3x3 93 80")]
    [InlineData("Input(5, 6); TransformerEncoder(6, 2, 9, gelu: true)", "transformerencoder0.gelu0 GELU 5x9 0 0; transformerencoder0.linear2 Dense(6) 5x6 60 270")]
    [InlineData("Input(4, 7); Transpose", "transpose0 Transpose 7x4 0 0")]
    [InlineData("Input(7); ReLU6; SELU; SiLU; Mish; Softsign", "relu60 ReLU6 7 0 0; selu0 SELU 7 0 0; silu0 SiLU 7 0 0; mish0 Mish 7 0 0; softsign0 Softsign 7 0 0")]
    [InlineData("Input(7); LeakyReLU; LeakyReLU(0.2); ELU(0.5)", "leakyrelu0 LeakyReLU 7 0 0; leakyrelu1 LeakyReLU(slope: 0.2) 7 0 0; elu0 ELU(alpha: 0.5) 7 0 0")]
    [InlineData("Input(7); CELU; CELU(2); GELU(Approximate = true)", "celu0 CELU 7 0 0; celu1 CELU(alpha: 2) 7 0 0; gelu0 GELU(Approximate: true) 7 0 0")]
    [InlineData("Input(7); Softplus(2, 3); Hardtanh(-2, 1); Threshold(0.5, -1)", "softplus0 Softplus(beta: 2, threshold: 3) 7 0 0; hardtanh0 Hardtanh(min: -2) 7 0 0; threshold0 Threshold(0.5, value: -1) 7 0 0")]
    [InlineData("Input(7, 5); PReLU; PReLU(0.5, PerChannel = true)", "prelu0 PReLU 7x5 1 0; prelu1 PReLU(slope: 0.5, PerChannel: true) 7x5 5 0")]
    [InlineData("Input(7, 5); LogSoftmax", "logsoftmax0 LogSoftmax 7x5 0 0")]
    [InlineData("Input(7); LayerNorm; RMSNorm(1e-6)", "layernorm0 LayerNorm 7 14 0; rmsnorm0 RMSNorm(epsilon: 1E-06) 7 7 0")]
    [InlineData("Input(4, 7); LayerNorm(Bias = false); LayerNorm(Affine = false)", "layernorm0 LayerNorm(Bias: false) 4x7 7 0; layernorm1 LayerNorm(Affine: false) 4x7 0 0")]
    [InlineData("Input(4, 7); LayerNorm(WholeSample = true)", "layernorm0 LayerNorm(WholeSample: true) 4x7 56 0")]
    [InlineData("Input(6, 2, 2); LayerNorm; GroupNorm(2)", "layernorm0 LayerNorm 6x2x2 12 0; groupnorm0 GroupNorm(2) 6x2x2 12 0")]
    [InlineData("Input(6, 2, 2); InstanceNorm; InstanceNorm(Affine = true)", "instancenorm0 InstanceNorm 6x2x2 0 0; instancenorm1 InstanceNorm(Affine: true) 6x2x2 12 0")]
    public void RowOfAFunction(string layers, string rows) => RowOfTheTable(layers, rows);

    [Theory]
    [InlineData("Input(7); Dense(2); CrossEntropyLoss", "crossentropyloss0 CrossEntropyLoss 1 0 0")]
    [InlineData("Input(4, 7); Dense(2); CrossEntropyLoss", "crossentropyloss0 CrossEntropyLoss 4x1 0 0")]
    [InlineData(
        "Input(7); Dense(2); CrossEntropyLoss(ClassWeights = [1, 0.5], IgnoredIndex = 0, LabelSmoothing = 0.1, Reduction = 1)",
        "crossentropyloss0 CrossEntropyLoss(Reduction: Sum, LabelSmoothing: 0.1, ClassWeights: [1, 0.5], IgnoredIndex: 0) 1 0 0")]
    [InlineData("Input(7); Dense(2); FocalLoss(3)", "focalloss0 FocalLoss(gamma: 3) 1 0 0")]
    [InlineData(
        "Input(7); Dense(2); BinaryCrossEntropyLoss(PositiveWeights = [3])",
        "binarycrossentropyloss0 BinaryCrossEntropyLoss(PositiveWeights: [3]) 2 0 0")]
    [InlineData("Input(4, 7); Dense(2); MeanSquaredErrorLoss", "meansquarederrorloss0 MeanSquaredErrorLoss 4x2 0 0")]
    public void RowOfALoss(string layers, string rows) => RowOfTheTable(layers, rows);

    [Theory]
    [InlineData("Input(5); Dense(3)", "dense0.weight 3x5; dense0.bias 3")]
    [InlineData("Input(2, 8, 9); Conv2D(4, 3, KernelWidth = 1)", "conv2d0.weight 4x2x3x1; conv2d0.bias 4")]
    [InlineData("Input(4, 5, 8, 9); Conv3D(6, 2, Groups = 2, KernelHeight = 3)", "conv3d0.weight 6x2x2x3x2; conv3d0.bias 6")]
    [InlineData("Input(7); BatchNorm", "batchnorm0.weight 7; batchnorm0.bias 7")]
    [InlineData("Input(5, Type = \"Int32\"); Embedding(9, 4)", "embedding0.weight 9x4")]
    [InlineData("Input(5); Dense(3); Dense(2, Name = \"fc\"); Dense(4, bias: false)", "dense0.weight 3x5; dense0.bias 3; fc.weight 2x3; fc.bias 2; dense2.weight 4x2")]
    public void ParametersAreNamedAndShapedAsInPyTorch(string layers, string parameters) =>
        Assert.Equal(parameters.Split("; "), Lowered.Parameters(Lowered.As(LoweringMode.Predict, layers)));

    [Fact]
    public void InitialValuesArePyTorchsDefaults()
    {
        float conv = (float)(1 / Math.Sqrt(2 * 3 * 3));
        LoweredNetwork network = Lowered.As(LoweringMode.Step, "Input(2, 5, 5); Conv2D(4, 3); BatchNorm; Flatten; Dense(3); MeanSquaredErrorLoss");

        Assert.Equal(
            [
                ("conv2d0.weight", ParameterRole.Weight, InitializerKind.Uniform, conv),
                ("conv2d0.bias", ParameterRole.Bias, InitializerKind.Uniform, conv),
                ("batchnorm0.weight", ParameterRole.Norm, InitializerKind.Constant, 1f),
                ("batchnorm0.bias", ParameterRole.Norm, InitializerKind.Constant, 0f),
                ("dense0.weight", ParameterRole.Weight, InitializerKind.Uniform, 1 / 6f),
                ("dense0.bias", ParameterRole.Bias, InitializerKind.Uniform, 1 / 6f),
            ],
            Lowered.Leaves<Parameter>(network).Select(p => (p.ParameterName, p.Role, p.Initializer.Kind, p.Initializer.Value)));
        Assert.Equal(
            [("batchnorm0.running_mean", 0f), ("batchnorm0.running_var", 1f)],
            Lowered.Leaves<State>(network).Select(state => (state.StateName, state.InitialValue)));
        Assert.Equal(
            new Initializer(InitializerKind.Normal, 1),
            Lowered.Leaves<Parameter>(Lowered.As(LoweringMode.Predict, "Input(5, Type = \"Int32\"); Embedding(9, 4)")).Single().Initializer);
        Assert.Equal(
            new Initializer(InitializerKind.Uniform, 0.5f) { ZeroRow = 8 },
            Lowered.Leaves<Parameter>(Lowered.As(
                LoweringMode.Predict, "Input(5, Type = \"Int32\"); Embedding(9, 4, PaddingIndex = 8, Initializer = \"Uniform\", InitializerValue = 0.5)")).Single().Initializer);
    }

    [Theory]
    [InlineData("Input(5); Dense(3)", "Linear Add")]
    [InlineData("Input(5); Dense(3, bias: false); ReLU", "Linear ReLU")]
    [InlineData("Input(2, 8, 9); Conv2D(4, 3); MaxPool2D(2); Flatten; Softmax", "Convolution Add MaxPool Reshape Softmax")]
    [InlineData("Input(2, 8, 9); GlobalAveragePool2D", "Sum Multiply")]
    [InlineData("Input(8, 9); MaxPool1D(2); AveragePool1D(2); GlobalMaxPool1D", "MaxPool Resample MaxPool Reshape")]
    [InlineData("Input(8, 9); GlobalAveragePool1D", "Sum Multiply")]
    [InlineData("Input(2, 5, 8, 9); Conv3D(4, 3); ReLU; GlobalAveragePool3D", "Convolution Add ReLU Sum Multiply")]
    [InlineData("Input(2, 5, 8, 9); GlobalMaxPool3D", "Reshape MaxPool Reshape")]
    [InlineData("Input(2, 8, 9); AdaptiveMaxPool2D(4, 3)", "MaxPool MaxPool")]
    [InlineData("Input(2, 8, 9); AdaptiveMaxPool2D(8, 6)", "Resample MaxPool")]
    [InlineData("Input(8, 9); AdaptiveMaxPool1D(16)", "Resample")]
    [InlineData("Input(2, 8, 9); UpSample2D(2); AveragePool2D(2); Pad2D(1); GlobalMaxPool2D", "Resample Resample Resample MaxPool Reshape")]
    [InlineData("Input(5); Flatten; Dropout(0.5); Tanh", "Tanh")]
    [InlineData("Input(6); Split(names: [\"a\", \"b\"]); Sigmoid; Multiply(\"a\")", "Slice Slice Sigmoid Multiply")]
    [InlineData("Input(4, 6); Split(names: [\"a\", \"b\"], Sizes = [1, 5]); Tanh; Concat(names: [\".\", \"b\", \"a\"])", "Slice Slice Tanh Concat")]
    [InlineData("Input(5); BatchNorm", "Add ReciprocalSquareRoot Multiply Multiply Subtract Multiply Add")]
    [InlineData("Input(5, Type = \"Int32\"); Embedding(9, 4)", "Embedding")]
    public void OperatorsOfPrediction(string layers, string operators) =>
        Assert.Equal(operators, Lowered.Operators(Lowered.As(LoweringMode.Predict, layers), OutputKind.Result));

    [Fact]
    public void BatchNormInPredictionDependsOnNoSampleButForOneMultiplyAdd()
    {
        LoweredNetwork network = Lowered.As(LoweringMode.Predict, "Input(3, 4, 4); BatchNorm");

        Assert.Equal(["Multiply", "Add"], network.Builder.Nodes.Where(node => node.Kind == ValueKind.Activation).Select(node => node.Operator.Name));
        Assert.Empty(Lowered.Outputs(network, OutputKind.State));
    }

    [Fact]
    public void EveryDropoutHasItsOwnStream()
    {
        LoweredNetwork network = Lowered.As(LoweringMode.Step, "Input(5); Dropout(0.5); Dense(5); Dropout(0); Dropout(0.25); MeanSquaredErrorLoss");

        // The layer of rate 0 does nothing, but keeps its stream: what others drop does not depend on its rate.
        Assert.Equal([(0, 0.5f), (2, 0.25f)], Lowered.Leaves<DropoutMask>(network).Select(mask => (mask.Stream, mask.Rate)));
    }

    [Theory]
    [InlineData("Input(7); Dense(4); CrossEntropyLoss", "1:int", "Linear Add CrossEntropy Sum Multiply")]
    [InlineData("Input(3, 7); Dense(4); CrossEntropyLoss", "3:int", "Linear Add CrossEntropy Multiply Sum Multiply")]
    [InlineData("Input(3, 7); Dense(4); MeanSquaredErrorLoss", "3x4", "Linear Add Subtract Multiply Multiply Sum Multiply")]
    [InlineData("Input(7); Dense(4); MeanAbsoluteErrorLoss(Reduction = \"Sum\")", "4", "Linear Add Subtract Abs Sum")]
    [InlineData("Input(7); Dense(4); KLDivergenceLoss(Reduction = 2)", "4", "Linear Add Clamp Log Subtract Multiply Sum Multiply")]
    [InlineData("Input(7); Dense(4); CrossEntropyLoss(IgnoredIndex = -1)", "1:int", "Linear Add OneHot LogSoftmax Multiply Sum Multiply Sum Sum Clamp Divide")]
    [InlineData("Input(7); Dense(4); CrossEntropyLoss(Distributions = true)", "4", "Linear Add LogSoftmax Multiply Sum Multiply Sum Multiply")]
    [InlineData("Input(7); Dense(1); MeanSquaredErrorLoss", "1", "Linear Add Subtract Multiply Sum Multiply")]
    public void Loss(string layers, string targets, string operators)
    {
        LoweredNetwork network = Lowered.As(LoweringMode.Step, layers);

        Assert.Equal("[n]x" + targets, network.Inputs.Single(input => input.Role == InputRole.Target).Type.ToString());
        Assert.Equal("targets", network.Inputs[^1].Name);
        Assert.Equal(operators, Lowered.Operators(network, OutputKind.Loss));
        Assert.Equal("1", network.Loss!.Type.ToString());
    }
}
