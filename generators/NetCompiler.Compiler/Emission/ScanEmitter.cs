using System;
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

    /// <summary>Prints the kernel.</summary>
    public static void Emit(Kernel kernel, Scan scan)
    {
        Node node = kernel.Node;
        Layout[] layouts = [.. node.Inputs.Select(kernel.LayoutOf)];
        ScanLayout memory = (ScanLayout)kernel.LayoutOf(node);
        Placement home = kernel.PlacementOf(node);
        int stride = kernel.SampleStride(node);
        Section body = ScanPlanning.Run(scan, layouts, leaf => PlaceOf(kernel, scan, leaf), kernel.ScratchOffset, (result, slot) => home with
        {
            Stride = stride,
            Place = memory.Start(result) + (slot * memory.Stride(result)),
            Step = memory.Stride(result),
        });
        kernel.Units(BlockUnits, RowsPerUnit * scan.Steps * body.Groups.Sum(group => group.Value.Shape.LongCount * 64));
        SourceWriter writer = kernel.Writer;
        writer.Write($"int firstRow = first * {RowsPerUnit}, endRow = Math.Min(end * {RowsPerUnit}, m.RowCount);");
        bool hasSteps = scan.HasSteps(node);
        string Slot(int state, int slot) => kernel.At(node, null, memory.Start(state) + (slot * memory.Stride(state)));
        string SlotOfSteps(int state) => $"Unsafe.Add(ref {Slot(state, 0)}, {Kernel.Steps} * {Literals.Of(memory.Stride(state))})";
        string FirstSlot(int state) => hasSteps && scan.IsReverse ? SlotOfSteps(state) : Slot(state, scan.FirstSlot);
        CopyStates(kernel, scan, state => kernel.At(node.Inputs[scan.Body.Sequences + state]), FirstSlot);
        writer.Write("");

        string steps = hasSteps ? Kernel.Steps : $"{scan.Steps}", last = hasSteps ? $"{Kernel.Steps} - 1" : $"{scan.Steps - 1}";
        SourceWriter methods = new();
        EmitSteps(kernel, body, scan.IsReverse ? $"for (int step = {last}; step >= 0; step--)" : $"for (int step = 0; step < {steps}; step++)", methods);
        if (hasSteps && !scan.IsReverse)
        {
            // Readers look for the last state behind all the steps that there can be.
            writer.Write("");
            CopyStates(kernel, scan, SlotOfSteps, state => Slot(state, scan.Steps));
        }

        writer.Write(methods.ToString().TrimEnd('\n'));
    }

    // Prints the loop over steps, and the methods that it calls.
    private static void EmitSteps(Kernel kernel, Section body, string loop, SourceWriter methods)
    {
        // Methods inside of the kernel's do not see its parameters.
        kernel.OwnSizes = true;
        SourceWriter writer = kernel.Writer;
        List<(string Method, Kernel Kernel)> kernels = [];
        foreach (Group group in body.Groups)
        {
            Kernel inner = new(body, group, methods, kernel.Kernels, arguments: null);
            string method = $"{group.Main.Operator.Name}{kernels.Count}";
            methods.Write("");
            methods.Write($"// {KernelCall.Formula(group)}");
            methods.Write("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            methods.Open($"static void {method}(in K::KernelMemory m, in KernelInputs data, int first, int end, int step)");
            group.Main.Operator.Emit(inner);
            methods.Close();
            kernels.Add((method, inner));
        }

        string? straight = null;
        if (kernel.IsOfPrediction)
        {
            straight = StraightSteps.Print(body, kernel.Kernels, loop, ProductBefore(kernel), out bool hasBefore);
            kernel.HasOneRow = straight is not null;
            kernel.Included = straight is not null && hasBefore ? kernel.OnlyFor(kernel.Node.Inputs[0]) : null;
        }

        if (straight is not null)
        {
            // A single sequence, as in most predictions, is not worth calls of the library for every step.
            writer.Open("if (endRow == firstRow + 1 && K::SampleMemory.IsSupported)").Write("OneRow(m, data, firstRow);").Close();
            writer.Open("else");
            methods.Write("");
            methods.Write("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            methods.Open("static void OneRow(in K::KernelMemory m, in KernelInputs data, int row)").Write(straight).Close();
        }

        writer.Open(loop);
        foreach ((string method, Kernel inner) in kernels)
        {
            writer.Write($"{method}(m, data, {UnitsOf(inner)}, step);");
        }

        writer.Close();
        if (straight is not null)
        {
            writer.Close();
        }
    }

    // What prints the product that the first sequence is, if it is one of what the caller supplies, which is there for the steps to read.
    private static Kernel? ProductBefore(Kernel kernel)
    {
        Node sequence = kernel.Node.Inputs[0];
        return ((Scan)kernel.Node.Operator).Body.Input(0) is not null
            && kernel.OnlyFor(sequence) is { Main.Operator: Linear } product
            && kernel.PlacementOf(product.Main.Inputs[0]).Home == Home.Input
            && kernel.LayoutOf(product.Main.Inputs[0]) is StridedLayout { Lines: 1, LaneStride: 1 }
            && kernel.LayoutOf(product.Main.Inputs[1]) is PanelLayout
            ? kernel.Literally(product)
            : null;
    }

    // Copies each state of the rows of the units.
    private static void CopyStates(Kernel kernel, Scan scan, Func<int, string> from, Func<int, string> to)
    {
        if (scan.Body.States == 0)
        {
            return;
        }

        kernel.Writer.Open("for (int row = firstRow; row < endRow; row++)");
        for (int state = 0; state < scan.Body.States; state++)
        {
            kernel.Call("Relayout.Copy", $"ref {from(state)}", "0, 0, 1", $"ref {to(state)}", "0, 0, 1", $"1, 1, {scan.Body.Features(state)}");
        }

        kernel.Writer.Close();
    }

    private static string UnitsOf(Kernel inner) => inner.UnitCount switch
    {
        "rows" => "firstRow, endRow",
        BlockUnits => "first, end",
        string other => throw new ShapeException(
            $"{inner.Node.Operator.Name} in the body of a scan has the units {other}, but a body works on rows."),
    };

    private static Placement PlaceOf(Kernel kernel, Scan scan, StepInput leaf)
    {
        Node outer = kernel.Node.Inputs[leaf.Index];
        if (leaf.Captured is not null)
        {
            return kernel.PlacementOf(outer) with
            {
                Stride = kernel.SampleStride(outer),
                Place = kernel.LayoutOf(outer) is StridedLayout vector ? vector.Start : 0,
            };
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
}
