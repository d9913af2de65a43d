using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Passes;

/// <summary>The passes once more, for the body of a scan: its layouts, its groups, and where its values lie within the memory of the scan.</summary>
public static class ScanPlanning
{
    /// <summary>Floats of a row that the values inside the body take.</summary>
    public static int ScratchLength(Node node, IReadOnlyList<Layout> inputs) =>
        Run((Scan)node.Operator, inputs, _ => new(Home.Rows, 0), scratch: 0).RowLength;

    /// <summary>The layout in which the body needs a captured value, or null if the one it has will do.</summary>
    public static Layout? WantedCapture(Scan scan, int input, IReadOnlyList<Layout> given) =>
        Assign(scan.Body, given).Graph.Nodes
            .Where(node => node.Operator is Relayout && node.Inputs[0].Operator is StepInput { Captured: not null } leaf && leaf.Index == input)
            .Select(node => ((Relayout)node.Operator).Target)
            .FirstOrDefault();

    // Chooses the layouts inside the body, given those of the scan's inputs.
    private static AssignedGraph Assign(ScanBody body, IReadOnlyList<Layout> inputs)
    {
        Dictionary<string, Layout> layouts = [];
        foreach (StepInput leaf in body.Graph.Nodes.Select(node => node.Operator).OfType<StepInput>())
        {
            layouts[leaf.Key] = leaf.Captured is null ? StridedLayout.Standard(leaf.Type.Shape)
                : inputs[leaf.Index] is StridedLayout vector ? vector with { Start = 0 }
                : inputs[leaf.Index];
        }

        return LayoutAssignment.Run(body.Graph, layouts);
    }

    /// <summary>Lays the body out, fuses it and places its values behind one another in the scan's scratch memory.</summary>
    /// <param name="scan">The recurrence.</param>
    /// <param name="inputs">The layouts of its inputs.</param>
    /// <param name="placeOf">Where an input of the body lies.</param>
    /// <param name="scratch">Where the scratch memory begins.</param>
    /// <param name="resultOf">Where a result is written, from its number and the slot of step 0.</param>
    public static Section Run(
        Scan scan, IReadOnlyList<Layout> inputs, Func<StepInput, Placement> placeOf, int scratch, Func<int, int, Placement>? resultOf = null)
    {
        ScanBody body = scan.Body;
        AssignedGraph assigned = Assign(body, inputs);
        Dictionary<Node, Placement> homes = [];
        for (int result = 0; result < assigned.Graph.Outputs.Count; result++)
        {
            int slot = result < body.States ? scan.Slot(0, written: 1) : 0;
            homes[assigned.Graph.Outputs[result].Node] = resultOf?.Invoke(result, slot) ?? new(Home.Rows, 0);
        }

        Placement? HomeOf(Node node) =>
            node.Operator is StepInput leaf ? placeOf(leaf) : homes.TryGetValue(node, out Placement? home) ? home : null;

        Section section = MemoryPlanning.Run("Body", assigned, Fusion.Run(assigned.Graph, keepDerivedApart: false), HomeOf, []);
        if (section.FixedLength > 0)
        {
            throw new ShapeException("The body of a scan computes something that the batch shares; it belongs outside.");
        }

        // Blocks of rows go through the body at the same time, each at a step of its own: what one row reuses must not be another's. So a row of the
        // scratch memory holds all values of the row.
        int stride = MemoryPlanning.RowLength(section.RowLength);
        Placement Behind(Placement placement) => placement with { Offset = scratch, Stride = stride, Place = placement.Offset };
        return section with
        {
            Placements = section.Placements.ToDictionary(pair => pair.Key, pair => HomeOf(pair.Key) ?? Behind(pair.Value)),
            Scratch = section.Scratch.ToDictionary(pair => pair.Key, pair => Behind(pair.Value)),
        };
    }
}
