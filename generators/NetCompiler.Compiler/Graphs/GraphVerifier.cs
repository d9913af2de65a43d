using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Compiler.Graphs;

/// <summary>Checks a graph after a pass: a pass that breaks one is found where it happened, not where the damage shows.</summary>
public static class GraphVerifier
{
    /// <summary>Checks that inputs come before their use, that types are what the operators infer, and that outputs are there.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="pass">The pass that made it, for the message.</param>
    /// <exception cref="InvalidOperationException">The graph is broken; the message names the pass, the value, and the text of the graph.</exception>
    public static void Verify(Graph graph, string pass)
    {
        HashSet<Node> seen = [];
        HashSet<int> ids = [];
        foreach (Node node in graph.Nodes)
        {
            Node? missing = node.Inputs.FirstOrDefault(input => !seen.Contains(input));
            Check(missing is null, $"{node} reads {missing}, which is not computed before it");
            Check(ids.Add(node.Id), $"two values have the number {node}");
            Check(seen.Add(node), $"{node} is listed twice");

            NodeType inferred = Infer(graph, pass, node);
            Check(inferred == node.Type, $"{node} has the type {TypeText.Write(node.Type)}, but its operator gives {TypeText.Write(inferred)}");
        }

        foreach (GraphOutput output in graph.Outputs)
        {
            Check(seen.Contains(output.Node), $"the output {output.Kind} '{output.Name}' is {output.Node}, which is not computed");
        }

        void Check(bool holds, string violation)
        {
            if (!holds)
            {
                throw Broken(graph, pass, violation, null);
            }
        }
    }

    private static NodeType Infer(Graph graph, string pass, Node node)
    {
        try
        {
            return node.Operator.Infer(node.Inputs);
        }
        catch (ShapeException exception)
        {
            throw Broken(graph, pass, $"{node}: {exception.Message}", exception);
        }
    }

    private static InvalidOperationException Broken(Graph graph, string pass, string violation, Exception? inner) =>
        new($"After {pass}, the graph is broken: {violation}.\n{GraphPrinter.Print(graph)}", inner);
}
