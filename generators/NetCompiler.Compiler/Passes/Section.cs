using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Passes;

/// <summary>A list of kernels that run one after the other, and where their values lie.</summary>
/// <param name="Name">Preparation, Prediction, Evaluation, Step or Trace.</param>
/// <param name="Placements">The place of every value that has memory of its own, and of every group's scratch.</param>
/// <param name="RowLength">Floats of the arena for every row of the batch.</param>
/// <param name="FixedLength">Floats of the arena that the batch shares.</param>
/// <param name="RowLowerBound">What the rows' arena would need at least: the most that is alive at once.</param>
/// <param name="FixedLowerBound">The same of the shared arena.</param>
public sealed record Section(
    string Name,
    AssignedGraph Assigned,
    IReadOnlyList<Group> Groups,
    IReadOnlyDictionary<Node, Placement> Placements,
    IReadOnlyDictionary<Group, Placement> Scratch,
    int RowLength,
    int FixedLength,
    long RowLowerBound,
    long FixedLowerBound)
{
    /// <summary>The layout of a value.</summary>
    public Layout LayoutOf(Node node) => Assigned.Layouts[node];

    /// <summary>The place of a value, through views.</summary>
    public Placement PlacementOf(Node node) => Placements[StorageOf(node)];

    /// <summary>The value whose memory a view shows; other values are their own.</summary>
    public static Node StorageOf(Node node)
    {
        while (node.Operator.IsView)
        {
            node = node.Inputs[0];
        }

        return node;
    }
}
