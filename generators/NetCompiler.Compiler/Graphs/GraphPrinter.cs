using System.Linq;
using System.Text;

namespace NetCompiler.Compiler.Graphs;

/// <summary>
/// The text form of a graph: a line for each value, such as <c>%3 = Linear(%1, %2) : [n]x128  // dense0</c>, then one for each output, such as
/// <c>Gradient dense0.weight = %12</c>. For looking at, for tests of passes, and for import; <see cref="GraphParser"/> reads it back.
/// </summary>
public static class GraphPrinter
{
    /// <summary>The text; lines end in <c>\n</c>.</summary>
    public static string Print(Graph graph)
    {
        StringBuilder text = new();
        foreach (Node node in graph.Nodes)
        {
            text.Append(Print(node)).Append('\n');
        }

        foreach (GraphOutput output in graph.Outputs)
        {
            text.Append(output.Kind).Append(output.Name.Length == 0 ? "" : " ").Append(output.Name).Append($" = {output.Node}\n");
        }

        return text.ToString();
    }

    /// <summary>The line of one value.</summary>
    public static string Print(Node node)
    {
        string comment = node.Layer.Length == 0 ? "" : $"  // {node.Layer}";
        return $"{node} = {node.Operator}({string.Join(", ", node.Inputs.Select(input => input.ToString()))}) : {node.Type}{comment}";
    }
}
