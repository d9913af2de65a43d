using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// Makes one group of two or three that follow one another, where the value of the first would not stay in the cache until the second reads it: the
/// kernel goes over the lines of the image in blocks, and what is between the layers is never there as a whole. Three are taken together where the last
/// reads single pixels; two where the second reads nothing else, as a pool.
/// </summary>
public sealed class LineBlocking
{
    // Floats between two layers that a block should have at most: where the first computes lines together; else those that stay in the first-level cache.
    private const int TogetherLength = SecondLevelCache.BlockOfLines / 2, NearLength = 8_000;

    // Pixels from which on a call for each sample costs no more than one for all of them.
    private const int LeastPixels = 128;

    private readonly AssignedGraph _assigned;
    private readonly Dictionary<Node, Group> _groupOf;
    private readonly List<Group> _groups;

    private LineBlocking(AssignedGraph assigned, IReadOnlyList<Group> groups)
    {
        (_assigned, _groups) = (assigned, [.. groups]);
        _groupOf = groups.ToDictionary(group => group.Value);
    }

    /// <summary>The groups with those that are computed in blocks in place of the last of them.</summary>
    public static IReadOnlyList<Group> Run(AssignedGraph assigned, IReadOnlyList<Group> groups)
    {
        LineBlocking blocking = new(assigned, groups);
        foreach (Group last in groups.Where(group => group.Main.Operator.LineWalk(group.Main) == AxisWalk.None))
        {
            if (blocking.Before(last) is Group second && blocking.Before(second) is Group first)
            {
                blocking.Join(first, second, last);
            }
        }

        foreach (Group second in groups.Where(blocking.LooksOnly))
        {
            if (blocking.Before(second) is Group first)
            {
                blocking.Join(first, second, null);
            }
        }

        return blocking._groups;
    }

    // Whether a group that is not taken yet reads nothing but lines of another value.
    private bool LooksOnly(Group group) =>
        _groups.Contains(group) && group.Operands.Count == 1 && group.Main.Operator.LineWalk(group.Main) is not null;

    // What computes the first input of a group for nobody else.
    private Group? Before(Group group) =>
        _groupOf.TryGetValue(group.Main.Inputs[0], out Group? before) && before.Blocks is null && before.Main.Operator.LineWalk(before.Main) is not null
            && !_assigned.Graph.IsOutput(before.Value) && _assigned.Graph.Consumers[before.Value].All(group.Fused.Contains) ? before : null;

    private void Join(Group first, Group second, Group? last)
    {
        if (BlocksOf(first, second, last) is LineBlocks blocks)
        {
            Group end = last ?? second;
            IReadOnlyList<Node> fused = [.. first.Fused, .. second.Fused, .. last?.Fused ?? []];
            _groups[_groups.IndexOf(end)] = _groupOf[end.Value] = new(end.Main, fused, end.Bias, end.Activation) { Blocks = blocks, Beside = end.Beside };
            _groups.RemoveAll(group => group == first || group == second);
        }
    }

    private LineBlocks? BlocksOf(Group first, Group second, Group? last)
    {
        AxisWalk walk = second.Main.Operator.LineWalk(second.Main)!;
        Group[] all = last is null ? [first, second] : [first, second, last];
        if (walk.Span < walk.Stride || _assigned.Layouts[first.Value] is not StridedLayout window || _assigned.Layouts[second.Value] is not StridedLayout block
            || !CanBeApart(first, second, walk, window, block) || all.Sum(Weights) > SecondLevelCache.Value)
        {
            return null;
        }

        bool pays = last is null ? window.Lines * window.Pixels >= LeastPixels : window.Length >= SecondLevelCache.Value && block.HaloX == 0;
        LineBlocks blocks = Blocks(first, second, last, walk, window, block);
        return pays && (last is not null || blocks.Length <= SecondLevelCache.BlockOfLines) ? blocks : null;
    }

    // As many lines as there is room for; an even number, since kernels take two at a time.
    private LineBlocks Blocks(Group first, Group second, Group? last, AxisWalk walk, StridedLayout window, StridedLayout block)
    {
        Operator computing = first.Main.Operator;
        int most = last is not null ? SecondLevelCache.BlockOfLines : computing.LinesTogether > 1 ? TogetherLength : NearLength;
        int scratch = computing.Scratch(first.Main, [.. first.Main.Inputs.Select(input => _assigned.Layouts[input])]);
        LineBlocks blocks = new(first, second, last, walk, window, block, scratch, Math.Min(2, block.Lines));
        while (blocks.Count < block.Lines && (blocks with { Count = blocks.Count + 2 }).Length <= most)
        {
            blocks = blocks with { Count = blocks.Count + 2 };
        }

        return blocks;
    }

    // Whether lines of the first are the same whatever block they are computed in: all that are read lie in memory, and lines that are computed together
    // fall into one block.
    private static bool CanBeApart(Group first, Group second, AxisWalk walk, StridedLayout window, StridedLayout block)
    {
        int together = first.Main.Operator.LinesTogether;
        bool isWhole = walk.Span == walk.Stride && walk.Padding == 0 && window.Lines == block.Lines * walk.Stride && 2 * walk.Stride % together == 0;
        return second.Main.Operator.LinesTogether == 1 && (together == 1 || isWhole)
            && first.Main.Operator.LineWalk(first.Main)!.Padding <= first.Main.Operator.Halo(first.Main, 0).Y;
    }

    // Floats of the weights, which every block reads again: they must stay in the cache, too.
    private long Weights(Group group) =>
        group.Operands.Where(operand => !operand.IsBatched).Sum(operand => (long)_assigned.Layouts[operand].Length);
}
