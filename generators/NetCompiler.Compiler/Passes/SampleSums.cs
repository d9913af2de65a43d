using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// Makes one group of a sum over the batch, such as the gradient of a weight, and of the group before it, where nobody else reads what that one computes,
/// and the sum is much smaller: the kernel computes it for one sample after the other, in the same memory, which stays in the cache, and what each
/// sample adds to the sum.
/// </summary>
public static class SampleSums
{
    // Every sample has a part of its own, which is written and read once.
    private const int LeastRatio = 8;

    /// <summary>The groups with those that are joined in place of the sums.</summary>
    public static IReadOnlyList<Group> Run(AssignedGraph assigned, IReadOnlyList<Group> groups)
    {
        List<Group> joined = [.. groups];
        foreach (Group sum in groups.Where(group => group.Fused.Count == 1 && group.Main.Operator.SummedInput is not null))
        {
            Node summed = sum.Main.Inputs[sum.Main.Operator.SummedInput!.Value];
            if (joined.Find(group => group.Value == summed) is { Blocks: null, Beside: null } first && first.Main.Operator.HasSamples
                && assigned.Graph.IsReadOnce(summed)
                && assigned.Layouts[summed] is StridedLayout { HaloY: 0, HaloX: 0 } layout && layout.Length >= LeastRatio * assigned.Layouts[sum.Value].Length)
            {
                joined[joined.IndexOf(sum)] = new(sum.Main, [.. first.Fused, .. sum.Fused]) { Summed = first, Beside = summed };
                joined.Remove(first);
            }
        }

        return joined;
    }
}
