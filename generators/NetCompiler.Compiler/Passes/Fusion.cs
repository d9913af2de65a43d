using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// Gathers the nodes of a graph into groups: bias and ReLU into the contraction before them, elementwise chains into one loop, and into
/// the sum or norm after them. A value that several groups read, or that is an output, ends its group; but one that is cheaply computed from a single
/// large value is computed in each of its readers instead.
/// </summary>
public static class Fusion
{
    // What a loop of the library can read at once.
    private const int MaximalOperands = 8;

    /// <summary>The groups in an order in which they can run.</summary>
    /// <param name="keepDerivedApart">Whether what depends on the weights only is to be computed apart, once per change of weights.</param>
    public static IReadOnlyList<Group> Run(Graph graph, bool keepDerivedApart)
    {
        Dictionary<Node, Group> groups = [];
        foreach (Node node in graph.Nodes)
        {
            if (node.Operator.LeafKind is null && !node.Operator.IsView && !node.Operator.IsRecomputed)
            {
                Group group = Grow(node, graph, groups, keepDerivedApart);
                groups.Add(node, group);
            }
        }

        return WithBeside(Live(graph, groups));
    }

    // What the kernel of another group gives, too, joins that group.
    private static IReadOnlyList<Group> WithBeside(IReadOnlyList<Group> groups)
    {
        List<Group> joined = [.. groups];
        foreach (Group group in groups.Where(group => group.Main.Operator.Beside is not null))
        {
            int place = joined.FindIndex(other => other.Value.Operator == group.Main.Operator.Beside && other.Value.Inputs.SequenceEqual(group.Main.Inputs));
            joined[place] = new(joined[place].Main, [group.Main, .. joined[place].Fused]) { Beside = group.Main };
            joined.Remove(group);
        }

        return joined;
    }

    // Groups that were taken into all of their readers are left out.
    private static IReadOnlyList<Group> Live(Graph graph, Dictionary<Node, Group> groups)
    {
        HashSet<Node> read = [.. graph.Outputs.Select(output => Section.StorageOf(output.Node))];
        List<Group> live = [];
        foreach (Group group in groups.Values.OrderByDescending(group => group.Value.Id))
        {
            if (read.Contains(group.Value))
            {
                live.Add(group);
                read.UnionWith(group.Operands.Select(Section.StorageOf));
            }
        }

        live.Reverse();
        return live;
    }

    private static Group Grow(Node node, Graph graph, Dictionary<Node, Group> groups, bool keepDerivedApart)
    {
        bool Absorbable(Node input, out Group group) =>
            groups.TryGetValue(input, out group!) && graph.IsReadOnce(input);

        if (node.Operator.EpilogueRole == EpilogueRole.Activation && Absorbable(node.Inputs[0], out Group before)
            && before.Main.Operator.HasEpilogue && before.Activation is null)
        {
            return new(before.Main, [.. before.Fused, node], before.Bias, node);
        }

        if (node.Operator.EpilogueRole == EpilogueRole.Bias)
        {
            for (int i = 0; i < 2; i++)
            {
                Node bias = node.Inputs[1 - i];
                if (Absorbable(node.Inputs[i], out before) && before.Main.Operator.HasEpilogue && before.Bias is null && before.Activation is null
                    && IsBias(bias, before.Value))
                {
                    return new(before.Main, [.. before.Fused, node], bias);
                }
            }
        }

        if (!keepDerivedApart && node.Operator.TransposedInput(node) is int transposed && Absorbable(node.Inputs[transposed], out before))
        {
            return new(node, [.. before.Fused, node]);
        }

        return node.Operator.IsElementwise || node.Operator.AbsorbedInput is not null
            ? new(node, Chain(node, graph, groups, keepDerivedApart))
            : new(node, [node]);
    }

    // The loop runs over the type of its value, or of the input that is absorbed; a chain joins if it has that type.
    private static IReadOnlyList<Node> Chain(Node node, Graph graph, Dictionary<Node, Group> groups, bool keepDerivedApart)
    {
        int? absorbed = node.Operator.AbsorbedInput;
        NodeType type = absorbed is int index ? node.Inputs[index].Type : node.Type;
        List<Node> fused = [node];
        foreach (Node input in node.Inputs.Where((_, i) => absorbed is null || i == absorbed).Distinct())
        {
            if (groups.TryGetValue(input, out Group? before)
                && (graph.IsReadOnce(input) || IsCheap(before)) && before.Main.Operator.IsElementwise && JoinsLoop(before, type)
                && (!keepDerivedApart || (input.Kind == ValueKind.Derived) == (node.Kind == ValueKind.Derived))
                && !node.Inputs.Where((_, i) => absorbed is not null && i != absorbed).Any(before.Fused.Contains)
                && Group.OperandsOf([.. fused, .. before.Fused]).Count <= MaximalOperands)
            {
                fused.AddRange(before.Fused);
            }
        }

        return fused.Count == 1 ? fused : [.. fused.Distinct().OrderBy(member => member.Id)];
    }

    // Values that nothing is read for, numbers of the batch, suit a loop of any type; a random number of each sample does not.
    private static bool JoinsLoop(Group group, NodeType type) =>
        group.Value.Type == type || (group.Operands.Count == 0 && group.Value.Shape.Count == 1 && !group.Value.IsBatched);

    private static bool IsCheap(Group group) =>
        group.Fused.All(node => node.Operator.IsCheap)
        && group.Operands.Count <= 3
        && group.Operands.Count(operand => operand.Type == group.Value.Type) <= 1;

    private static bool IsBias(Node bias, Node value) =>
        !bias.IsBatched && bias.Kind != ValueKind.Constant && bias.Shape.Kind == ShapeKind.Vector && bias.Shape.Count == value.Shape.Channels
        && value.Shape.Kind != ShapeKind.Weight;
}
