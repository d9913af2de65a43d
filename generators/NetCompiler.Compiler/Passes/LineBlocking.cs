using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// Makes one group of three that follow one another, where the value of the first would not stay in the cache until the second reads it: the kernel
/// goes over the lines of the image in blocks, and what is between the layers is never there as a whole.
/// </summary>
public static class LineBlocking
{
    /// <summary>The groups with those that are computed in blocks in place of the last of them.</summary>
    public static IReadOnlyList<Group> Run(AssignedGraph assigned, IReadOnlyList<Group> groups)
    {
        Graph graph = assigned.Graph;
        HashSet<Node> outputs = [.. graph.Outputs.Select(output => output.Node)];
        Dictionary<Node, Group> groupOf = groups.ToDictionary(group => group.Value);
        List<Group> result = [.. groups];

        // What computes the first input of a group for nobody else.
        Group? Before(Group group) =>
            groupOf.TryGetValue(group.Main.Inputs[0], out Group? before) && before.Blocks is null && before.Main.Operator.LineWalk(before.Main) is not null
                && !outputs.Contains(before.Value) && graph.Consumers[before.Value].Count() == 1 ? before : null;

        foreach (Group last in groups.Where(group => group.Main.Operator.LineWalk(group.Main) == AxisWalk.None))
        {
            if (Before(last) is Group second && Before(second) is Group first && BlocksOf(assigned, first, second, last) is LineBlocks blocks)
            {
                Group together = new(last.Main, [.. first.Fused, .. second.Fused, .. last.Fused], last.Bias, last.Activation) { Blocks = blocks };
                result[result.IndexOf(last)] = groupOf[last.Value] = together;
                result.RemoveAll(group => group == first || group == second);
            }
        }

        return result;
    }

    // As many lines as there is room for; an even number, since kernels take two at a time. Weights must stay in the cache, too.
    private static LineBlocks? BlocksOf(AssignedGraph assigned, Group first, Group second, Group last)
    {
        AxisWalk walk = second.Main.Operator.LineWalk(second.Main)!;
        if (walk.Span < walk.Stride || assigned.Layouts[first.Value] is not StridedLayout window
            || assigned.Layouts[second.Value] is not StridedLayout { HaloX: 0 } block
            || window.Length < SecondLevelCache.Value
            || new[] { first, second, last }.Sum(group => Shared(group, assigned)) > SecondLevelCache.Value)
        {
            return null;
        }

        LineBlocks blocks = new(first, second, last, walk, window, block, 2);
        while (blocks.Count < block.Lines && (blocks with { Count = blocks.Count + 2 }).Length <= SecondLevelCache.BlockOfLines)
        {
            blocks = blocks with { Count = blocks.Count + 2 };
        }

        return blocks;
    }

    // Floats of the weights, which every block reads again.
    private static long Shared(Group group, AssignedGraph assigned) =>
        group.Operands.Where(operand => !operand.IsBatched).Sum(operand => (long)assigned.Layouts[operand].Length);
}
