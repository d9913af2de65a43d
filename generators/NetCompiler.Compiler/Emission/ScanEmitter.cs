using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>
/// Prints a recurrence: for blocks of rows, which do not depend on each other, the steps one after the other, each as the kernels of the
/// body. States and collected values are written where the whole sequence has them.
/// </summary>
public static class ScanEmitter
{
    private const int RowsPerUnit = 16;
    private const string BlockUnits = "(rows + 15) / 16";

    /// <summary>Floats of a row that the values inside the body take.</summary>
    public static int ScratchLength(Node node, IReadOnlyList<Layout> inputs) =>
        Plan((Scan)node.Operator, inputs, _ => new(Home.Rows, 0), scratch: 0).RowLength;

    /// <summary>Prints the kernel.</summary>
    public static void Emit(Kernel kernel, Scan scan)
    {
        Node node = kernel.Node;
        Layout[] layouts = [.. node.Inputs.Select(kernel.LayoutOf)];
        ScanLayout memory = (ScanLayout)kernel.LayoutOf(node);
        Placement home = kernel.PlacementOf(node);
        int stride = kernel.SampleStride(node);
        Section body = Plan(scan, layouts, leaf => PlaceOf(kernel, scan, leaf), kernel.ScratchOffset, (result, slot, step) =>
            new(Home.Rows, home.Offset, Stride: stride, Place: memory.Start(result) + (slot * memory.Stride(result)), Step: step * memory.Stride(result)));
        kernel.Units(BlockUnits, RowsPerUnit * scan.Steps * body.Groups.Sum(group => group.Value.Shape.LongCount * 64));
        SourceWriter writer = kernel.Writer;
        writer.Write($"int firstRow = first * {RowsPerUnit}, endRow = Math.Min(end * {RowsPerUnit}, m.RowCount);");
        if (scan.Body.States > 0)
        {
            writer.Open("for (int row = firstRow; row < endRow; row++)");
            for (int state = 0; state < scan.Body.States; state++)
            {
                Node start = node.Inputs[scan.Body.Sequences + state];
                string target = $"m.Row({Literals.Of(home.Offset)}, {Literals.Of(stride)}, row, {Literals.Of(memory.Start(state) + (scan.FirstSlot * memory.Stride(state)))})";
                kernel.Call("Relayout.Copy", $"ref {kernel.At(start)}", "0, 0, 1", $"ref {target}", "0, 0, 1", $"1, 1, {scan.Body.Features(state)}");
            }

            writer.Close();
        }

        List<Kernel> kernels = [];
        SourceWriter methods = new();
        foreach (Group group in body.Groups)
        {
            Kernel inner = new(body, group, methods) { MethodName = $"Body.{group.Main.Operator.Name}{kernels.Count}" };
            methods.Write("");
            methods.Write("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            methods.Open($"static void {inner.Method}(in K::KernelMemory m, in KernelInputs data, int first, int end, int step)");
            group.Main.Operator.Emit(inner);
            methods.Close();
            kernels.Add(inner);
        }

        writer.Open(scan.IsReverse ? $"for (int step = {scan.Steps - 1}; step >= 0; step--)" : $"for (int step = 0; step < {scan.Steps}; step++)");
        foreach (Kernel inner in kernels)
        {
            writer.Write($"{inner.Method}(m, data, {UnitsOf(inner)}, step);");
        }

        writer.Close();
        writer.Write(methods.ToString().TrimEnd('\n'));
    }

    private static string UnitsOf(Kernel inner) => inner.UnitCount switch
    {
        "rows" => "firstRow, endRow",
        BlockUnits => "first, end",
        string other => throw new ShapeException($"{inner.Node.Operator.Name} in the body of a scan has the units {other}, but a body works on rows."),
    };

    private static Placement PlaceOf(Kernel kernel, Scan scan, StepInput leaf)
    {
        Node outer = kernel.Node.Inputs[leaf.Index];
        if (leaf.Captured is not null)
        {
            return kernel.PlacementOf(outer) with { Place = kernel.LayoutOf(outer) is StridedLayout vector ? vector.Start : 0 };
        }

        if (leaf.Index >= scan.Body.Sequences)
        {
            int state = leaf.Index - scan.Body.Sequences;
            ScanLayout memory = (ScanLayout)kernel.LayoutOf(kernel.Node);
            return kernel.PlacementOf(kernel.Node) with
            {
                Stride = kernel.SampleStride(kernel.Node),
                Place = memory.Start(state) + (scan.Slot(0, written: 0) * memory.Stride(state)),
                Step = memory.Stride(state),
            };
        }

        StridedLayout sequence = kernel.Strided(outer);
        return kernel.PlacementOf(outer) with { Stride = kernel.SampleStride(outer), Place = sequence.Origin, Step = sequence.PixelStride };
    }

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

    // Lays the body out, fuses it and places its values behind one another in the scan's scratch memory.
    private static Section Plan(
        Scan scan, IReadOnlyList<Layout> inputs, System.Func<StepInput, Placement> placeOf, int scratch, System.Func<int, int, int, Placement>? resultOf = null)
    {
        ScanBody body = scan.Body;
        AssignedGraph assigned = Assign(body, inputs);
        Dictionary<Node, Placement> homes = [];
        for (int result = 0; result < assigned.Graph.Outputs.Count; result++)
        {
            int slot = result < body.States ? scan.Slot(0, written: 1) : 0;
            homes[assigned.Graph.Outputs[result].Node] = resultOf?.Invoke(result, slot, 1) ?? new(Home.Rows, 0);
        }

        Placement? HomeOf(Node node) =>
            node.Operator is StepInput leaf ? placeOf(leaf) : homes.TryGetValue(node, out Placement? home) ? home : null;

        Section section = MemoryPlanning.Run("Body", assigned, Fusion.Run(assigned.Graph, keepDerivedApart: false), HomeOf, []);
        if (section.FixedLength > 0)
        {
            throw new ShapeException("The body of a scan computes something that the batch shares; it belongs outside.");
        }

        return section with
        {
            Placements = section.Placements.ToDictionary(pair => pair.Key, pair => HomeOf(pair.Key) ?? pair.Value with { Offset = pair.Value.Offset + scratch }),
            Scratch = section.Scratch.ToDictionary(pair => pair.Key, pair => pair.Value with { Offset = pair.Value.Offset + scratch }),
        };
    }
}
