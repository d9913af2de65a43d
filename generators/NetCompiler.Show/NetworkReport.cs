using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetCompiler.Compiler;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Show;

/// <summary>Writes what the compiler makes of a network: its graphs after each pass that changed them, its memory plan, and its files.</summary>
public sealed class NetworkReport
{
    private readonly TextWriter _writer;
    private readonly Dictionary<string, string> _graphs = [];

    private NetworkReport(TextWriter writer) => _writer = writer;

    /// <summary>Writes everything about a network without mistakes.</summary>
    public static void Write(TextWriter writer, NetworkDeclaration declaration)
    {
        NetworkReport report = new(writer);
        NetworkPlan plan = NetworkCompiler.Plan(declaration, observe: report.WriteGraph);
        foreach (Section section in plan.Sections.Where(section => section.Groups.Count > 0))
        {
            report.WriteGroups(section);
            report.WriteMemory(section);
        }

        foreach (SourceFile file in NetworkCompiler.Compile(declaration).Files)
        {
            report.Head(file.Name);
            writer.Write(file.Text);
        }
    }

    private void Head(string text) => _writer.Write($"\n======== {text}\n\n");

    // Passes are named "simplification for Step": what counts is whether the graph of this mode is another one than before.
    private void WriteGraph(Graph graph, string pass)
    {
        string mode = pass[(pass.LastIndexOf(' ') + 1)..], text = GraphPrinter.Print(graph);
        if (_graphs.GetValueOrDefault(mode) == text)
        {
            Head($"{pass}: nothing changed");
            return;
        }

        _graphs[mode] = text;
        Head(pass);
        _writer.Write(text);
    }

    private void WriteGroups(Section section)
    {
        Head($"kernels of {section.Name}: what is fused, and how operands and results lie");
        foreach (Group group in section.Groups)
        {
            string fused = string.Join(", ", group.Fused.Select(node => $"{node} {node.Operator}"));
            _writer.Write($"{group.Value.Type}  // {string.Join(", ", group.Layers)}\n    {fused}\n");
            foreach (Node operand in group.Operands)
            {
                _writer.Write($"    of {operand,-5} {section.LayoutOf(operand)}\n");
            }

            _writer.Write($"    to {group.Value,-5} {section.LayoutOf(group.Value)}\n");
        }
    }

    private void WriteMemory(Section section)
    {
        Head($"memory of {section.Name}: floats, and the kernels from the first to the last that use them");
        Dictionary<Node, (int First, int Last)> lives = [];
        for (int time = 0; time < section.Groups.Count; time++)
        {
            foreach (Node node in section.Groups[time].Operands.Append(section.Groups[time].Value).Select(Section.StorageOf))
            {
                lives[node] = (lives.TryGetValue(node, out (int First, int Last) life) ? life.First : time, time);
            }
        }

        List<(Placement Place, int Length, string Life, string Name)> lines = [];
        foreach ((Node node, Placement place) in section.Placements.Where(pair => lives.ContainsKey(pair.Key)))
        {
            lines.Add((place, section.LayoutOf(node).Length, $"{lives[node].First}-{lives[node].Last}", $"{node} {node.Operator.Name}  // {node.Layer}"));
        }

        for (int time = 0; time < section.Groups.Count; time++)
        {
            if (section.Scratch.TryGetValue(section.Groups[time], out Placement? place))
            {
                lines.Add((place, 0, $"{time}-{time}", $"scratch of {section.Groups[time].Value}"));
            }
        }

        foreach ((Placement place, int length, string life, string name) in lines.OrderBy(line => (line.Place.Home, line.Place.Offset, line.Life)))
        {
            _writer.Write($"{place.Home,-10} {place.Offset,8} {length,8}  {life,-7} {name}\n");
        }

        _writer.Write($"Rows: {section.RowLength} for each row of the batch, at least {section.RowLowerBound}.\n");
        _writer.Write($"Fixed: {section.FixedLength}, at least {section.FixedLowerBound}.\n");
    }
}
