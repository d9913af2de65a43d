using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Tests.Architecture;
using NetCompiler.Compiler.Tests.Layers;
using NetCompiler.Compiler.Tests.Operators;

namespace NetCompiler.Compiler.Tests.Documentation;

/// <summary>The page of all operators: what their files say of them, and what checks them.</summary>
internal static class OperatorsPage
{
    private const string Folder = "generators/NetCompiler.Compiler/Operators", Tests = "tests/Compiler.Tests/Operators";

    private const string Head = """
        # Operators

        All that the compiler knows how to compute. Printed from the operators' documentation, from graphs and from the tests: a test fails where this
        page is stale, and rewrites it with NETCOMPILER_UPDATE_SNAPSHOTS=1. In the formulas, x, a and b are operands, y is the result, dy its gradient
        and dx that of the operand x.

        How operators are checked: **gradients**, on so many cases, are compared with central differences of the reference evaluation, in double
        precision (`GradientTests.cs`). The **tests** beside are those of `tests/Compiler.Tests/Operators` that name the operator. Generated code is
        compared with the reference by the random networks, in which each operator occurs at least 20 times (`RandomGraphTests.cs`).
        A **leaf** has no operands; an **elementwise** operator is printed as an expression inside a loop; a **view** costs nothing; what is
        **recomputed** is never stored; a result with an **epilogue** takes a bias and a ReLU while it is in registers.

        """;

    private static readonly string[] s_names = [.. OperatorSet.All.Select(entry => entry.Name)];

    private static readonly string[] s_special = [nameof(Scan), nameof(ScanResult), nameof(ScanUpstream), nameof(StepInput), nameof(Relayout)];

    private static readonly MarkdownText s_markdown =
        new(name => s_names.Contains(name) || s_special.Contains(name) ? name.ToLowerInvariant() : null);

    /// <summary>The page.</summary>
    public static string Print()
    {
        StringBuilder page = new(Head);
        page.Append("\n| operator | operands | | gradient cases | tests |\n|---|---|---|---|---|\n");
        ILookup<string, int> operands = OperandCounts();
        (string Name, string Text)[] tests = [.. TestFiles()];
        foreach (string name in s_names)
        {
            IEnumerable<string> files = tests.Where(file => Regex.IsMatch(file.Text, $@"(?:\bnew |\bnameof\(|""){name}\b")).Select(file => $"`{file.Name}`");
            int cases = GradientCases.All.Count(gradientCase => gradientCase.Operator.Name == name);
            string gradient = cases > 0 ? $"{cases}" : GradientCases.WithoutGradient.Contains(name) ? "no gradient" : "a gradient of zero";
            page.Append($"| [{name}](#{name.ToLowerInvariant()}) | {Range(operands[name])} | {Traits(name)} | {gradient} | {string.Join(", ", files)} |\n");
        }

        foreach (string name in s_names)
        {
            Write(page, name);
        }

        page.Append("""

            ## Outside of the set
            A scan holds a graph, which no text of one line can; the operators below it stand in its body, or show a part of it. Relayouts are made by the
            assignment of layouts alone. `ScanTests.cs` checks their evaluation and their gradients.

            """);
        foreach (string name in s_special)
        {
            Write(page, name);
        }

        return page.ToString();
    }

    private static void Write(StringBuilder page, string name)
    {
        DocumentedType type = DocumentedType.In($"{Folder}/{name}.cs");
        page.Append($"\n### {name}\n{s_markdown.Line(type.Documentation.Element("summary"))}\n");
        string[] settings =
        [
            .. type.Documentation.Elements("param").Select(setting => $"- `{setting.Attribute("name")!.Value}`: {s_markdown.Line(setting)}"),
        ];
        page.Append(settings.Length == 0 ? "" : $"\n{string.Join('\n', settings)}\n");
        foreach (XElement remarks in type.Documentation.Elements("remarks"))
        {
            page.Append($"\nSource: {s_markdown.Line(remarks)}\n");
        }
    }

    private static string Traits(string name)
    {
        Operator sample = Samples.All.First(sample => sample.Name == name);
        (bool Holds, string Word)[] traits =
        [
            (sample.LeafKind is not null, "leaf"), (sample.IsElementwise, "elementwise"), (sample.IsView, "view"), (sample.IsRecomputed, "recomputed"),
            (sample.HasEpilogue, "epilogue"),
        ];
        return string.Join(", ", traits.Where(trait => trait.Holds).Select(trait => trait.Word));
    }

    private static string Range(IEnumerable<int> counts) => counts.Min() == counts.Max() ? $"{counts.Min()}" : $"{counts.Min()} to {counts.Max()}";

    // How many operands each operator has in the cases, in their gradients, and in the networks that show the layers.
    private static ILookup<string, int> OperandCounts()
    {
        IEnumerable<Node> nodes = GradientCases.All.SelectMany(Nodes)
            .Concat(LayerSet.Default.All.SelectMany(layer => LayerExamples.Of(layer.Kind)).SelectMany(network => Lowered.As(LoweringMode.Step, network).Builder.Nodes));
        Graph tiled = AlgorithmChoice.Run(Lowered.As(LoweringMode.Predict, "Input(64, 28, 28); Conv2D(64, kernel: 3)").Builder.Build());
        IEnumerable<(string Name, int Count)> leaves = Samples.All.Where(sample => sample.LeafKind is not null).Select(sample => (sample.Name, 0));
        return nodes.Concat(tiled.Nodes).Select(node => (node.Operator.Name, node.Inputs.Count)).Concat(leaves).Distinct().ToLookup(pair => pair.Name, pair => pair.Item2);
    }

    private static IReadOnlyList<Node> Nodes(GradientCase gradientCase)
    {
        GraphBuilder builder = new();
        Node result = builder.Add(gradientCase.Operator, [.. gradientCase.Operands.Select((operand, i) => builder.Add(new Input($"x{i}", operand.Type)))]);
        gradientCase.Operator.Differentiate(result, builder.Add(new Input("upstream", result.Type)), builder);
        return builder.Nodes;
    }

    private static IEnumerable<(string Name, string Text)> TestFiles() => RepositoryFiles.Below(Tests, "*.cs")
        .Where(path => path.EndsWith("Tests.cs", StringComparison.Ordinal))
        .Select(path => (path[(Tests.Length + 1)..], RepositoryFiles.Text(path)));
}
