using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// Takes the sum of a contraction and a value that nobody reads later into the contraction: its sums begin with what that value is, and are written over
/// it, instead of two values being read, and a third written, by a loop of its own. The order of additions is another one, so bits are.
/// </summary>
public sealed class Accumulation
{
    private readonly AssignedGraph _assigned;
    private readonly HashSet<Node> _outputs;
    private readonly List<Group> _groups;

    private Accumulation(AssignedGraph assigned, IReadOnlyList<Group> groups)
    {
        (_assigned, _groups) = (assigned, [.. groups]);
        _outputs = [.. assigned.Graph.Outputs.Select(output => Section.StorageOf(output.Node))];
    }

    /// <summary>The groups, with contractions that add in place of those sums.</summary>
    public static IReadOnlyList<Group> Run(AssignedGraph assigned, IReadOnlyList<Group> groups)
    {
        Accumulation accumulation = new(assigned, groups);
        foreach (Group sum in groups.Where(accumulation.IsSum))
        {
            accumulation.Join(sum);
        }

        return accumulation._groups;
    }

    // A sum of two values, and an activation at most.
    private bool IsSum(Group group)
    {
        Node sum = group.Fused[0];
        return sum.Operator.EpilogueRole == EpilogueRole.Bias && sum.Inputs[0] != sum.Inputs[1] && sum.Inputs.All(input => input.Type == sum.Type)
            && (group.Fused.Count == 1 || (group.Fused.Count == 2 && group.Value.Operator.EpilogueRole == EpilogueRole.Activation))
            && !_outputs.Contains(group.Value);
    }

    private void Join(Group sum)
    {
        // Of two contractions the later one adds to the earlier one's value.
        foreach (Group contraction in Enumerable.Reverse(_groups).Where(group => sum.Operands.Contains(group.Value) && CanAdd(group)).ToArray())
        {
            Node added = sum.Fused[0].Inputs.Single(input => input != contraction.Value);
            if (MayBeOverwritten(added, sum, contraction))
            {
                Node? activation = sum.Fused.Count == 2 ? sum.Value : null;
                Group joined = new(contraction.Main, [.. contraction.Fused, .. sum.Fused], contraction.Bias, activation) { Added = added };
                _groups[_groups.IndexOf(sum)] = joined;
                _groups.Remove(contraction);
                return;
            }
        }
    }

    private bool CanAdd(Group group) =>
        group.Main.Operator.Accumulates && group.Activation is null && group.Blocks is null && group.Added is null
        && _assigned.Graph.IsReadOnce(group.Value);

    // Whether a value is computed before, is read by nobody later, nor by the contraction otherwise, and lies as the sum will.
    private bool MayBeOverwritten(Node added, Group sum, Group contraction)
    {
        int time = _groups.IndexOf(sum);
        return _groups.Take(time).Any(group => group.Value == added)
            && !_outputs.Contains(added)
            && _assigned.Layouts[added] == _assigned.Layouts[sum.Value]
            && !contraction.Operands.Any(operand => Section.StorageOf(operand) == added)
            && !_groups.Skip(time + 1).Any(group => group.Operands.Any(operand => Section.StorageOf(operand) == added));
    }
}
