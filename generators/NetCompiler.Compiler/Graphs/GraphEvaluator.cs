using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Graphs;

/// <summary>The reference interpreter: evaluates a graph node by node in double precision. The oracle of all generated code.</summary>
public static class GraphEvaluator
{
    /// <summary>The values of all nodes.</summary>
    public static IReadOnlyDictionary<Node, Tensor> Evaluate(Graph graph, int batch, IEvaluationSource source)
    {
        Dictionary<Node, Tensor> values = [];
        foreach (Node node in graph.Nodes)
        {
            Tensor output = new(node.IsBatched ? batch : 1, node.Shape);
            node.Operator.Evaluate(new(node, [.. node.Inputs.Select(input => values[input])], output, batch, source));
            values.Add(node, output);
        }

        return values;
    }
}
