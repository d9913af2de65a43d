using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Tests.Layers;

namespace NetCompiler.Compiler.Tests.Documentation;

/// <summary>The page of all layers: what their attributes say of them, and what comes of examples.</summary>
internal static class LayersPage
{
    private const string Head = """
        # Layers and losses

        Every entry that a network's list can have. Printed from the attributes' documentation and from networks that the compiler lowers: a test
        fails where this page is stale, and rewrites it with NETCOMPILER_UPDATE_SNAPSHOTS=1.

        **Axes.** A vector is N features; a sequence is T steps, then C channels; an image is C channels, then H lines of W pixels; a volume is C
        channels, then D planes of such; the batch comes before them and is never written. Unless a layer says otherwise, its features are those of the *feature axis*: the elements of a vector, the
        channels of each step, the channels of each pixel. Sizes are written 16x8x8.

        **Arguments** in parentheses are the constructor's; in their place, a text may hold an expression over the parameters of a block. What has a
        name with a capital is set as `Name = value`. Every layer has `Name` too; without one it is called by its kind and a number; and `If`, in a
        block the name of a parameter that says whether the layer is there, with `!` before it whether it is not. Weights are
        called by the layer's name, as the last column of the examples shows them, and have PyTorch's shapes.

        """;

    private static readonly string[] s_kinds = [.. LayerSet.Default.All.Select(layer => layer.Kind), .. DeclaredLayers.LibraryBlocks.Select(block => block.Name)];

    private static readonly MarkdownText s_markdown = new(name => s_kinds.Contains(name) ? name.ToLowerInvariant() : null);

    /// <summary>The page.</summary>
    public static string Print()
    {
        StringBuilder page = new(Head);
        DocumentedType[] attributes = [.. s_kinds.Select(AttributeOf)];
        page.Append("\n| | |\n|---|---|\n");
        foreach ((string kind, DocumentedType attribute) in s_kinds.Zip(attributes))
        {
            page.Append($"| [{kind}](#{kind.ToLowerInvariant()}) | {FirstSentence(s_markdown.Line(attribute.Documentation.Element("summary"))).Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }

        foreach ((string kind, DocumentedType attribute) in s_kinds.Zip(attributes))
        {
            Write(page, kind, attribute);
        }

        return page.ToString();
    }

    private static DocumentedType AttributeOf(string kind) =>
        DocumentedType.In($"src/NetCompiler/{(kind.EndsWith("Loss", StringComparison.Ordinal) ? "Losses" : "Layers")}/{kind}Attribute.cs");

    // Up to the formula, which a colon begins, or the end.
    private static string FirstSentence(string text) => Regex.Match(text, @"^(?:`[^`]*`|[^`:.;]|\.(?!\s|$))+").Value + ".";

    private static void Write(StringBuilder page, string kind, DocumentedType attribute)
    {
        page.Append($"\n## {kind}\n{s_markdown.Line(attribute.Documentation.Element("summary"))}\n\n```csharp\n[{Signature(kind, attribute)}]\n```\n");
        string[] arguments = [.. Arguments(attribute)];
        page.Append(arguments.Length == 0 ? "" : string.Join('\n', arguments) + "\n\n");
        page.Append(string.Join("\n\n", s_markdown.Paragraphs(attribute.Documentation.Element("remarks")).Where(paragraph => paragraph.Length > 0)));
        page.Append($"\n\n| takes | | {(kind.EndsWith("Loss", StringComparison.Ordinal) ? "is given" : "gives")} | parameters |\n|---|---|---|---|\n");
        foreach (string example in LayerExamples.Of(kind))
        {
            page.Append(LayerSet.Default.All.Any(layer => layer.Kind == kind)
                ? Row(kind, Lowered.As(LoweringMode.Predict, example))
                : BlockRow(example, Lowered.As(LoweringMode.Predict, example)));
        }
    }

    private static string Signature(string kind, DocumentedType attribute) =>
        attribute.Parameters.Count == 0 ? kind : $"{kind}({string.Join(", ", attribute.Parameters.Select(parameter => parameter.ToString()))})";

    private static IEnumerable<string> Arguments(DocumentedType attribute)
    {
        foreach (ParameterSyntax parameter in attribute.Parameters)
        {
            XElement comment = attribute.Documentation.Elements("param").Single(element => element.Attribute("name")!.Value == parameter.Identifier.Text);
            yield return $"- `{parameter.Identifier.Text}`: {s_markdown.Line(comment)}";
        }

        IEnumerable<(PropertyDeclarationSyntax Syntax, XElement Documentation)> settings = attribute.Settings;
        if (attribute.BaseName is "LossAttribute" or "RecurrentAttribute")
        {
            string folder = attribute.BaseName == "LossAttribute" ? "Losses" : "Layers";
            settings = settings.Concat(DocumentedType.In($"src/NetCompiler/{folder}/{attribute.BaseName}.cs").Settings);
        }

        foreach ((PropertyDeclarationSyntax syntax, XElement comment) in settings)
        {
            // What is an object is an integer or an expression, which the comment says.
            string type = syntax.Type.ToString().TrimEnd('?'), start = syntax.Initializer is null ? "" : $" {syntax.Initializer}";
            yield return $"- `{syntax.Identifier.Text}`{(type == "object" ? "" : $" ({type}{start})")}: {s_markdown.Line(comment.Element("summary"))}";
        }
    }

    private static string Row(string kind, LoweredNetwork network)
    {
        int place = network.Layers.ToList().FindLastIndex(layer => layer.Layer.Kind == kind);
        LayerRow row = network.Layers[place];
        string takes = place > 0 ? TypeText.Write(network.Layers[place - 1].Output) : "";
        string[] supplied = [.. network.Inputs.Where(input => input.Role != InputRole.Sample).Select(input => $"{Words(input.Role)} {TypeText.Write(input.Type)[4..]}")];
        string gives = supplied.Length > 0 ? string.Join(", ", supplied) : TypeText.Write(row.Output);
        IEnumerable<string> parameters = network.Builder.Nodes.Select(node => node.Operator switch
        {
            Parameter parameter => $"`{parameter.ParameterName}` {parameter.Shape}",
            State state => $"`{state.StateName}` {state.Shape} (not trained)",
            _ => "",
        }).Where(text => text.StartsWith($"`{row.Name}.", StringComparison.Ordinal));
        return $"| {takes} | `{Regex.Replace(row.Declaration, @"\b([A-Z]\w*): ", "$1 = ")}` | {gives} | {string.Join(", ", parameters)} |\n";
    }

    // A block is the last of the list; its parameters are those of its layers.
    private static string BlockRow(string example, LoweredNetwork network)
    {
        IEnumerable<string> parameters = network.Builder.Nodes.Select(node => node.Operator).OfType<Parameter>()
            .Select(parameter => $"`{parameter.ParameterName}` {parameter.Shape}");
        string takes = TypeText.Write(network.Inputs[^1].Type)[4..], declaration = example[(example.LastIndexOf("; ", StringComparison.Ordinal) + 2)..];
        return $"| {takes} | `{declaration}` | {TypeText.Write(network.Result.Shape)} | {string.Join(", ", parameters)} |\n";
    }

    // Of "OutputGradient", "output gradient".
    private static string Words(InputRole role) => Regex.Replace($"{role}", "(?<!^)[A-Z]", " $0").ToLowerInvariant();
}
