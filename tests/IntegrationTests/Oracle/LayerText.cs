using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetCompiler.Compiler.Tests.Operators;

namespace NetCompiler.IntegrationTests.Oracle;

/// <summary>
/// The network that computes a case of <c>layers.json</c>: its inputs, the operation under the name <c>op</c>, and the loss of the probes.
/// </summary>
internal static class LayerText
{
    /// <summary>The layers; null if there are none for the operation or for one of its settings.</summary>
    public static string? Of(OracleCase oracle)
    {
        if (Operation(oracle) is not string operation)
        {
            return null;
        }

        // What has nothing to train, or is frozen, gets a layer behind it that changes nothing: the products are with 1 and 0.
        bool isTrained = oracle.Has("params") && !IsEvaluated(oracle);
        return $"{Inputs(oracle)}; {operation}; {(isTrained ? "" : Unchanged(oracle.Shape("outputs", "y")) + "; ")}ProbeLoss";
    }

    /// <summary>Whether the case is a batch normalization with its running statistics, which a step computes only where it is frozen.</summary>
    public static bool IsEvaluated(OracleCase oracle) => oracle.Kind == "BatchNorm" && !Truth(oracle, "train");

    /// <summary>Whether some keys of an attention are masked.</summary>
    public static bool HasMask(OracleCase oracle) => oracle.Has("constants") && oracle.Names("constants").Contains("key_padding");

    /// <summary>A layer <c>same</c> whose weight is to be the identity matrix.</summary>
    /// <param name="shape">The shape of the value before it, with the batch.</param>
    public static string Unchanged(int[] shape) => shape.Length >= 4
        ? $"Conv{shape.Length - 2}D({shape[1]}, kernel: 1, bias: false, Name = \"same\")"
        : $"Dense({shape[^1]}, bias: false, Name = \"same\")";

    private static string Inputs(OracleCase oracle)
    {
        if (oracle.Kind == "Embedding")
        {
            int[] ids = oracle.Shape("inputs", "ids");
            return $"Input({(ids.Length == 1 ? 1 : ids[1])}, Type = \"Int32\", Name = \"ids\")";
        }

        if (oracle.Kind == "PReLU")
        {
            // PyTorch's channels come before the positions, as those of an image do.
            return $"Input({string.Join(", ", oracle.Logical("x").Dimensions)}, 1, Name = \"x\")";
        }

        // The last one is what the operation begins with, the others are taps.
        IEnumerable<string> inputs = oracle.Names("inputs").Reverse()
            .Select(name => $"Input({string.Join(", ", oracle.Logical(name).Dimensions)}, Name = \"{name}\")");
        string mask = HasMask(oracle) ? $"Input({oracle.Shape("constants", "key_padding")[1]}, Name = \"mask\"); " : "";
        return mask + string.Join("; Tap(\"other\"); ", inputs);
    }

    private static string? Operation(OracleCase oracle) => oracle.Kind switch
    {
        "Dense" => $"Dense({oracle.Shape("params", "weight")[0]}, bias: {Text(oracle, "bias")}, Name = \"op\")",
        "Conv2d" => Convolution(oracle),
        "ConvTranspose2d" => TransposedConvolution(oracle),
        "Conv1d" => $"Transpose; {SequenceConvolution(oracle)}; Transpose",
        "Conv3d" => VolumeConvolution(oracle),
        "MaxPool1d" => $"Transpose; MaxPool1D({First(oracle, "kernel")}, {First(oracle, "stride")}, {First(oracle, "padding")}, {Text(oracle, "ceil_mode")}); Transpose",
        "MaxPool2d" => Pool(oracle, "MaxPool2D", $"ceiling: {Text(oracle, "ceil_mode")}"),
        "AvgPool2d" => Pool(oracle, "AveragePool2D", $"includePadding: {Text(oracle, "count_include_pad")}"),
        "GlobalAvgPool2d" => $"GlobalAveragePool2D; ToImage(shape: [{oracle.Shape("outputs", "y")[1]}, 1, 1])",
        "GlobalMaxPool2d" => $"GlobalMaxPool2D; ToImage(shape: [{oracle.Shape("outputs", "y")[1]}, 1, 1])",
        "Upsample" => $"UpSample2D({Text(oracle, "scale")}, Mode = {(Text(oracle, "mode") == "\"nearest\"" ? 0 : 1)})",
        "BatchNorm" => $"BatchNorm(momentum: {Text(oracle, "momentum")}, epsilon: {Text(oracle, "eps")}, Name = \"op\")" +
            (IsEvaluated(oracle) ? "; Frozen" : ""),
        "LayerNorm" => $"LayerNorm({Text(oracle, "eps")}, WholeSample = {(oracle.Options.GetProperty("shape").GetArrayLength() > 1 ? "true" : "false")}, Name = \"op\")",
        "GroupNorm" => $"GroupNorm({Text(oracle, "groups")}, {Text(oracle, "eps")}, Name = \"op\")",
        "InstanceNorm2d" => $"InstanceNorm({Text(oracle, "eps")}, Affine = {Text(oracle, "affine")}, Name = \"op\")",
        "Embedding" => $"Embedding({Text(oracle, "count")}, {Text(oracle, "dim")}{(Has(oracle, "padding_idx") ? $", PaddingIndex = {Text(oracle, "padding_idx")}" : "")}, Name = \"op\")",
        "ReLU" or "Tanh" or "Sigmoid" or "ReLU6" or "SELU" or "SiLU" or "Mish" or "Softsign" or "LogSigmoid" or "Hardtanh" or "Hardsigmoid" or "Hardswish" =>
            oracle.Kind,
        "LeakyReLU" => $"LeakyReLU({Text(oracle, "negative_slope")})",
        "ELU" or "CELU" => $"{oracle.Kind}({Text(oracle, "alpha")})",
        "GELU" => $"GELU(Approximate = {(Text(oracle, "approximate") == "\"tanh\"" ? "true" : "false")})",
        "Softplus" => $"Softplus({Text(oracle, "beta")}, {Text(oracle, "threshold")})",
        "PReLU" => "PReLU(PerChannel = true, Name = \"op\")",
        "Softmax" or "LogSoftmax" => Text(oracle, "axis") == "-1" ? oracle.Kind : $"Transpose; {oracle.Kind}; Transpose",
        "MatMul" => "MatMul(name: \"other\")",
        "MultiheadAttention" => Attention(oracle),
        "TransformerEncoderLayer" => $"TransformerEncoder({Text(oracle, "dim")}, {Text(oracle, "heads")}, {Text(oracle, "ffn")}, gelu: true, "
            + $"normFirst: {Text(oracle, "norm_first")}, Name = \"op\")",
        _ => null,
    };

    private static string Attention(OracleCase oracle)
    {
        bool isCausal = oracle.Has("constants") && oracle.Names("constants").Contains("mask");
        return $"MultiHeadAttention({Text(oracle, "heads")}, bias: {Text(oracle, "bias")}, Causal = {(isCausal ? "true" : "false")}"
            + $"{(oracle.Names("inputs").Contains("memory") ? ", Keys = \"other\"" : "")}{(HasMask(oracle) ? ", Mask = \"mask\"" : "")}, Name = \"op\")";
    }

    private static string Convolution(OracleCase oracle)
    {
        int channels = oracle.Shape("inputs", "x")[1], filters = oracle.Shape("params", "weight")[0];
        return Text(oracle, "groups") == channels.ToString(CultureInfo.InvariantCulture) && channels > 1
            ? $"DepthwiseConv2D({Window(oracle)}, Multiplier = {filters / channels}, Name = \"op\")"
            : $"Conv2D({filters}, {Window(oracle)}, Groups = {Text(oracle, "groups")}, Name = \"op\")";
    }

    private static string TransposedConvolution(OracleCase oracle)
    {
        (int outputPadding, int outputPaddingWidth) = oracle.Pair("output_padding");
        return $"ConvTranspose2D({oracle.Shape("outputs", "y")[1]}, {Window(oracle)}, Groups = {Text(oracle, "groups")}, " +
            $"OutputPadding = {outputPadding}, OutputPaddingWidth = {outputPaddingWidth}, Name = \"op\")";
    }

    private static string SequenceConvolution(OracleCase oracle)
    {
        return $"Conv1D({oracle.Shape("params", "weight")[0]}, kernel: {First(oracle, "kernel")}, stride: {First(oracle, "stride")}, " +
            $"padding: {First(oracle, "padding")}, bias: {Text(oracle, "bias")}, Dilation = {First(oracle, "dilation")}, Groups = {Text(oracle, "groups")}, Name = \"op\")";
    }

    private static string VolumeConvolution(OracleCase oracle)
    {
        int[] Sizes(string option) => [.. oracle.Options.GetProperty(option).EnumerateArray().Select(size => size.GetInt32())];
        (int[] kernel, int[] stride, int[] padding, int[] dilation) = (Sizes("kernel"), Sizes("stride"), Sizes("padding"), Sizes("dilation"));
        string Other(string axis, int i) => $"Kernel{axis} = {kernel[i]}, Stride{axis} = {stride[i]}, Padding{axis} = {padding[i]}, Dilation{axis} = {dilation[i]}";
        return $"Conv3D({oracle.Shape("params", "weight")[0]}, kernel: {kernel[0]}, stride: {stride[0]}, padding: {padding[0]}, bias: {Text(oracle, "bias")}, " +
            $"Dilation = {dilation[0]}, {Other("Height", 1)}, {Other("Width", 2)}, Groups = {Text(oracle, "groups")}, Name = \"op\")";
    }

    private static string Window(OracleCase oracle)
    {
        ((int height, int width), (int strideY, int strideX)) = (oracle.Pair("kernel"), oracle.Pair("stride"));
        ((int paddingY, int paddingX), (int dilationY, int dilationX)) = (oracle.Pair("padding"), oracle.Pair("dilation"));
        return $"kernel: {height}, stride: {strideY}, padding: {paddingY}, bias: {Text(oracle, "bias")}, KernelWidth = {width}, StrideWidth = {strideX}, " +
            $"PaddingWidth = {paddingX}, Dilation = {dilationY}, DilationWidth = {dilationX}";
    }

    private static string Pool(OracleCase oracle, string layer, string setting)
    {
        ((int height, int width), (int strideY, int strideX)) = (oracle.Pair("kernel"), oracle.Pair("stride"));
        (int paddingY, int paddingX) = oracle.Pair("padding");
        return $"{layer}({height}, stride: {strideY}, padding: {paddingY}, {setting}, SizeWidth = {width}, StrideWidth = {strideX}, PaddingWidth = {paddingX})";
    }

    private static int First(OracleCase oracle, string option) => oracle.Options.GetProperty(option)[0].GetInt32();

    private static bool Has(OracleCase oracle, string option) => oracle.Options.TryGetProperty(option, out _);

    private static bool Truth(OracleCase oracle, string option) => oracle.Options.GetProperty(option).GetBoolean();

    // As JSON writes numbers and truth values.
    private static string Text(OracleCase oracle, string option) => oracle.Options.GetProperty(option).GetRawText();
}
