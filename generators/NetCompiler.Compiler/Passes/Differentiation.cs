using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// Reverse accumulation: from the loss back, each operator turns the gradient of its result into those of its inputs, and gradients add where they
/// meet. Only values between a target and the loss are visited, so frozen layers before the first target cost nothing.
/// </summary>
public static class Differentiation
{
    /// <summary>
    /// Adds the gradients of a loss to the graph. New nodes belong to the layer of the node they are the gradient of.
    /// </summary>
    /// <param name="builder">The graph, which holds the loss.</param>
    /// <param name="loss">What is differentiated; of more than one value, the sum of them.</param>
    /// <param name="targets">With respect to what.</param>
    /// <returns>The gradients, each of the type of its target; a target that the loss does not depend on has none.</returns>
    public static IReadOnlyDictionary<Node, Node> Differentiate(GraphBuilder builder, Node loss, IReadOnlyCollection<Node> targets)
    {
        string layer = builder.Layer;
        builder.Layer = loss.Layer;
        Node one = builder.Add(new Constant(1));
        Node seed = one.Type == loss.Type ? one : builder.Add(new Broadcast(loss.Type), one);
        builder.Layer = layer;
        return Differentiate(builder, new Dictionary<Node, Node> { [loss] = seed }, targets);
    }

    /// <summary>The same from gradients of several values that are known already.</summary>
    /// <param name="seeds">Values of the graph and their gradients.</param>
    public static IReadOnlyDictionary<Node, Node> Differentiate(
        GraphBuilder builder, IReadOnlyDictionary<Node, Node> seeds, IReadOnlyCollection<Node> targets)
    {
        string layer = builder.Layer;
        List<Node> path = Path(builder, seeds.Keys.Max(seed => seed.Id), targets);
        HashSet<Node> visited = [.. path];
        Dictionary<Node, Node> gradients = seeds.Where(pair => visited.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (Node node in Enumerable.Reverse(path).Where(node => gradients.ContainsKey(node) && node.Inputs.Any(visited.Contains)))
        {
            builder.Layer = node.Layer;
            IReadOnlyList<Node?> inputs = node.Operator.Differentiate(node, gradients[node], builder);
            for (int i = 0; i < inputs.Count; i++)
            {
                if (inputs[i] is Node gradient && visited.Contains(node.Inputs[i]))
                {
                    Accumulate(builder, gradients, node.Inputs[i], gradient);
                }
            }
        }

        builder.Layer = layer;
        return targets.Where(gradients.ContainsKey).Distinct().ToDictionary(target => target, target => gradients[target]);
    }

    private static void Accumulate(GraphBuilder builder, Dictionary<Node, Node> gradients, Node node, Node gradient)
    {
        Node fitting = Broadcasting.SumTo(builder, gradient, node.Type);
        gradients[node] = gradients.TryGetValue(node, out Node? other) ? builder.Add(new Add(), other, fitting) : fitting;
    }

    // The targets and all that depends on them, up to the last value that has a gradient, in order.
    private static List<Node> Path(GraphBuilder builder, int last, IReadOnlyCollection<Node> targets)
    {
        HashSet<Node> reached = [.. targets];
        foreach (Node node in builder.Nodes.Take(last + 1).Where(node => node.Inputs.Any(reached.Contains)))
        {
            reached.Add(node);
        }

        return [.. builder.Nodes.Take(last + 1).Where(reached.Contains)];
    }
}
