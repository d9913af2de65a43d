using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// For prediction, replaces operators by faster algorithms for the same value, which round otherwise: convolutions of 3 x 3 taps are computed by tiles
/// where that is cheaper. A network whose numerics are exact goes without this pass. Straight lines have no such algorithms, but may read more
/// (<see cref="Operator.Straight"/>).
/// </summary>
public static class AlgorithmChoice
{
    /// <summary>The graph with other algorithms.</summary>
    /// <param name="isStraight">Whether samples are predicted in straight lines.</param>
    public static Graph Run(Graph graph, bool isStraight = false)
    {
        GraphBuilder builder = new();
        Dictionary<Node, Node> rewritten = [];
        foreach (Node node in graph.Nodes)
        {
            builder.Layer = node.Layer;
            Node same = builder.Add(node.Operator, [.. node.Inputs.Select(input => rewritten[input])]);
            rewritten.Add(node, (isStraight ? same.Operator.Straight(same, builder) : same.Operator.Faster(same, builder)) ?? same);
        }

        foreach (GraphOutput output in graph.Outputs)
        {
            builder.Output(output.Kind, output.Name, rewritten[output.Node]);
        }

        return builder.Build().Only([.. graph.Outputs.Select(output => output.Kind).Distinct()]);
    }
}
