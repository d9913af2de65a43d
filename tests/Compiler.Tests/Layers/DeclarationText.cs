using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetCompiler.Compiler.Declarations;

namespace NetCompiler.Compiler.Tests.Layers;

/// <summary>
/// Reads layers from text, much as they stand in attributes: <c>Input(1, 8, 8); Conv2D(16, kernel: 3); Dense("2 * width", Name = "fc")</c>.
/// A name in front of an argument ends in ':' or '='; what is no number, truth value, text or array is a value that no layer takes.
/// </summary>
internal static class DeclarationText
{
    private static readonly Dictionary<string, string[]> s_parameters = new()
    {
        ["Dense"] = ["units", "bias"],
        ["Rescale"] = ["scale", "offset"],
        ["Standardize"] = ["mean", "deviation"],
        ["Conv1D"] = ["filters", "kernel", "stride", "padding", "bias"],
        ["DepthwiseConv2D"] = ["kernel", "stride", "padding", "bias"],
        ["ConvTranspose1D"] = ["filters", "kernel", "stride", "padding", "bias"],
        ["ConvTranspose2D"] = ["filters", "kernel", "stride", "padding", "bias"],
        ["Conv2D"] = ["filters", "kernel", "stride", "padding", "bias"],
        ["Conv3D"] = ["filters", "kernel", "stride", "padding", "bias"],
        ["BatchNorm"] = ["momentum", "epsilon"],
        ["MaxPool1D"] = ["size", "stride", "padding", "ceiling"],
        ["MaxPool2D"] = ["size", "stride", "padding", "ceiling"],
        ["AveragePool1D"] = ["size", "stride", "padding", "ceiling", "includePadding"],
        ["AveragePool2D"] = ["size", "stride", "padding", "ceiling", "includePadding"],
        ["AdaptiveMaxPool1D"] = ["steps"],
        ["AdaptiveMaxPool2D"] = ["height", "width"],
        ["AdaptiveAveragePool1D"] = ["steps"],
        ["AdaptiveAveragePool2D"] = ["height", "width"],
        ["UpSample2D"] = ["scale"],
        ["PixelShuffle"] = ["factor"],
        ["PixelUnshuffle"] = ["factor"],
        ["Pad2D"] = ["padding"],
        ["Dropout"] = ["rate"],
        ["LayerNorm"] = ["epsilon"],
        ["RMSNorm"] = ["epsilon"],
        ["GroupNorm"] = ["groups", "epsilon"],
        ["InstanceNorm"] = ["epsilon"],
        ["LeakyReLU"] = ["slope"],
        ["PReLU"] = ["slope"],
        ["ELU"] = ["alpha"],
        ["CELU"] = ["alpha"],
        ["Softplus"] = ["beta", "threshold"],
        ["Hardtanh"] = ["min", "max"],
        ["Softshrink"] = ["lambda"],
        ["Hardshrink"] = ["lambda"],
        ["Threshold"] = ["threshold", "value"],
        ["HuberLoss"] = ["delta"],
        ["SmoothL1Loss"] = ["beta"],
        ["FocalLoss"] = ["gamma"],
        ["Embedding"] = ["count", "dimension"], ["PositionEmbedding"] = ["steps"], ["RotaryEmbedding"] = ["heads", "base"],
        ["MultiHeadAttention"] = ["heads", "bias"], ["SqueezeExcite"] = ["reduction"], ["DropPath"] = ["rate"],
        ["RNN"] = ["units"], ["GRU"] = ["units"], ["LSTM"] = ["units"],
        ["Tap"] = ["name"],
        ["Output"] = ["name"],
        ["Labels"] = ["names"],
        ["From"] = ["name"],
        ["Add"] = ["name"],
        ["Multiply"] = ["name"],
        ["Slice"] = ["start", "length"],
    };

    /// <summary>A network without name space.</summary>
    public static NetworkDeclaration Network(string layers, params BlockDeclaration[] blocks) =>
        new("", "Digits", "partial class Digits", default, Layers(layers, blocks));

    /// <summary>A block from its head, such as <c>Residual(width, stride = 1)</c>, and its layers.</summary>
    public static BlockDeclaration Block(string head, string layers, params BlockDeclaration[] blocks)
    {
        (string name, string[] parameters) = Call(head);
        return new(name, new(parameters.Select(Parameter)), Layers(layers, blocks));
    }

    private static BlockParameter Parameter(string text)
    {
        string[] parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        return new(parts[0], parts.Length == 1 ? null : Value(parts[1]));
    }

    private static EquatableArray<LayerDeclaration> Layers(string text, BlockDeclaration[] blocks) =>
        new(Split(text, ';').Select((layer, index) => Layer(layer, index, blocks)));

    private static LayerDeclaration Layer(string text, int index, BlockDeclaration[] blocks)
    {
        (string kind, string[] arguments) = Call(text);
        BlockDeclaration? block = blocks.Concat(DeclaredLayers.LibraryBlocks).FirstOrDefault(block => block.Name == kind);
        if (kind == "Input")
        {
            string[] sizes = [.. arguments.TakeWhile(argument => !argument.Contains('=', StringComparison.Ordinal))];
            ArgumentValue shape = ArgumentValue.Of([.. sizes.Select(Value)]);
            return new(kind, index, new([new Argument("shape", shape), .. arguments.Skip(sizes.Length).Select(argument => Named(argument, "?"))]));
        }

        string[] names = block is null ? s_parameters.GetValueOrDefault(kind, []) : [.. block.Parameters.Select(parameter => parameter.Name)];
        return new(kind, index, new(arguments.Select((argument, i) => Named(argument, i < names.Length ? names[i] : "?"))), block);
    }

    private static Argument Named(string text, string positional)
    {
        int end = text.IndexOfAny([':', '=', '"', '[', '(']);
        return end > 0 && text[end] is ':' or '=' ? new(text[..end].Trim(), Value(text[(end + 1)..].Trim())) : new(positional, Value(text));
    }

    private static ArgumentValue Value(string text) =>
        text is "true" or "false" ? ArgumentValue.Of(text == "true")
        : text.StartsWith('"') ? ArgumentValue.Of(text[1..^1])
        : text.StartsWith('[') ? ArgumentValue.Of([.. Split(text[1..^1], ',').Select(Value)])
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int integer) ? ArgumentValue.Of(integer)
        : float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float real) ? ArgumentValue.Of(real)
        : ArgumentValue.Unusable(text);

    private static (string Name, string[] Arguments) Call(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? (text.Trim(), []) : (text[..open].Trim(), [.. Split(text[(open + 1)..text.LastIndexOf(')')], ',')]);
    }

    /// <summary>Parts at a separator that stands in no text and no brackets.</summary>
    private static IEnumerable<string> Split(string text, char separator)
    {
        int start = 0;
        int depth = 0;
        bool isQuoted = false;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == separator && depth == 0 && !isQuoted))
            {
                if (text[start..i].Trim().Length > 0)
                {
                    yield return text[start..i].Trim();
                }

                start = i + 1;
                continue;
            }

            isQuoted ^= text[i] == '"';
            depth += isQuoted ? 0 : text[i] is '(' or '[' ? 1 : text[i] is ')' or ']' ? -1 : 0;
        }
    }
}
