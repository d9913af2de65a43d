using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Compiler.Graphs;

/// <summary>Values in an order in which they can be computed, and those among them that are wanted.</summary>
public sealed class Graph(IReadOnlyList<Node> nodes, IReadOnlyList<GraphOutput> outputs)
{
    private ILookup<Node, Node>? _consumers;
    private HashSet<Node>? _wanted;

    /// <summary>All values; inputs of a node come before it.</summary>
    public IReadOnlyList<Node> Nodes { get; } = nodes;

    /// <summary>What the graph is there for.</summary>
    public IReadOnlyList<GraphOutput> Outputs { get; } = outputs;

    /// <summary>How the values are used, by node id: the nodes that read each.</summary>
    public ILookup<Node, Node> Consumers => _consumers ??= Uses().ToLookup(use => use.Input, use => use.Reader);

    /// <summary>Whether a value is one of those that the graph is there for.</summary>
    public bool IsOutput(Node node) => (_wanted ??= [.. Outputs.Select(output => output.Node)]).Contains(node);

    /// <summary>Whether a value is there for a single node, so that it may become a part of it.</summary>
    public bool IsReadOnce(Node node) => !IsOutput(node) && Consumers[node].Count() == 1;

    /// <summary>The values that depend on one of some values, with these.</summary>
    public HashSet<Node> DependentsOf(System.Func<Node, bool> isOrigin)
    {
        HashSet<Node> dependents = [];
        foreach (Node node in Nodes.Where(node => isOrigin(node) || node.Inputs.Any(dependents.Contains)))
        {
            dependents.Add(node);
        }

        return dependents;
    }

    private IEnumerable<(Node Input, Node Reader)> Uses()
    {
        foreach (Node node in Nodes)
        {
            for (int i = 0; i < node.Inputs.Count; i++)
            {
                if (!IsRepeated(node.Inputs, i))
                {
                    yield return (node.Inputs[i], node);
                }
            }
        }
    }

    // A node that reads a value twice is one reader.
    private static bool IsRepeated(IReadOnlyList<Node> inputs, int index)
    {
        for (int i = 0; i < index; i++)
        {
            if (inputs[i] == inputs[index])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The part that the outputs of some kinds need, without dead nodes.</summary>
    public Graph Only(params OutputKind[] kinds)
    {
        List<GraphOutput> kept = [.. Outputs.Where(output => kinds.Contains(output.Kind))];
        HashSet<Node> live = [];
        Stack<Node> pending = new(kept.Select(output => output.Node));
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (live.Add(node))
            {
                foreach (Node input in node.Inputs)
                {
                    pending.Push(input);
                }
            }
        }

        return new([.. Nodes.Where(live.Contains)], kept);
    }
}
