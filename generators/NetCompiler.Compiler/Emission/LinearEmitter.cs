using System;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints the contractions of dense layers: forward and input gradient, which are one, and the weight gradient.</summary>
public static class LinearEmitter
{
    // Rows of a unit: two tiles, so that a small batch still makes several units.
    private const int RowsPerUnit = 16;

    // Of so many outputs on, units are panels.
    private const int LeastOutputsOfPanels = 256;

    // From here on, a sum takes longer to wait for itself than its parts to be added.
    private const int LeastSplit = 32;

    /// <summary>Prints y = x w, by whatever panels w lies in.</summary>
    public static void Emit(Kernel kernel)
    {
        Node x = kernel.Node.Inputs[0], w = kernel.Node.Inputs[1];
        switch (kernel.LayoutOf(w))
        {
            case PanelLayout panels:
                EmitRows(kernel, Depth(kernel.Strided(x), panels.Width), kernel.At(w), panels.PanelLength, panels.Outputs, panels.Width, panels.Depth, 0);
                break;
            case TransposedPanelLayout transposed:
                EmitTransposed(kernel, transposed);
                break;
            case Layout other:
                throw new ShapeException($"A dense layer cannot read its weights from {other}.");
        }
    }

    /// <summary>Prints dw = the sum over rows of x dy.</summary>
    public static void EmitWeightGradient(Kernel kernel)
    {
        Node x = kernel.Node.Inputs[0], dy = kernel.Node.Inputs[1];
        StridedLayout from = kernel.Strided(x), upstream = kernel.Strided(dy);
        PanelLayout target = (PanelLayout)kernel.LayoutOf(kernel.Value);

        // The rows of the result are the inputs of the layer: all of a flattened image, or the features of a step.
        bool flattened = upstream.Lines * upstream.Pixels == 1;
        int depth = flattened ? from.Lines * from.Pixels * from.Lanes : from.Lanes;
        RowWalk rows = flattened
            ? new(from.Pixels, from.Lanes, from.LineStride, from.PixelStride, from.LaneStride)
            : new(1, from.Lanes, 0, 0, from.LaneStride);
        DepthLoop samples = new("m.RowCount", kernel.SampleStride(x), kernel.SampleStride(dy));
        (DepthLoop, DepthLoop, DepthLoop) reduction = flattened
            ? (DepthLoop.Once, DepthLoop.Once, samples)
            : (samples, DepthLoop.Of(from.Lines, from.LineStride, upstream.LineStride), DepthLoop.Of(from.Pixels, from.PixelStride, upstream.PixelStride));
        bool byPanels = flattened && target.Outputs >= LeastOutputsOfPanels;
        if (byPanels)
        {
            kernel.Units((target.Outputs + target.Width - 1) / target.Width, 32L * depth * target.Width);
        }
        else
        {
            kernel.Units((depth + RowsPerUnit - 1) / RowsPerUnit, 32L * RowsPerUnit * target.Outputs * from.Lines * (flattened ? 1 : from.Pixels));
        }

        new WeightGradientCall(
            $"first * {RowsPerUnit}", byPanels ? Literals.Of(depth) : $"Math.Min(end * {RowsPerUnit}, {Literals.Of(depth)})",
            kernel.At(x, "0"), rows, reduction,
            kernel.At(dy, "0"),
            kernel.At(kernel.Value), target.PanelLength,
            target.Outputs, target.Width) { HandsOver = kernel.Group.HandsOver, ByPanels = byPanels }.Print(kernel);
    }

    // The reduction over what one row of the result is computed from, in the order of the panels: lines, pixels, lanes.
    private static (DepthLoop, DepthLoop, DepthLoop) Depth(StridedLayout x, int width)
    {
        bool isWhole = x.LaneStride == 1 && (x.Lines * x.Pixels == 1 || (x.PixelStride == x.Lanes && x.LineStride == x.Pixels * x.Lanes));
        return isWhole
            ? (DepthLoop.Once, DepthLoop.Once, DepthLoop.Of(x.Lines * x.Pixels * x.Lanes, 1, width))
            : (DepthLoop.Of(x.Lines, x.LineStride, x.Pixels * x.Lanes * width),
                DepthLoop.Of(x.Pixels, x.PixelStride, x.Lanes * width),
                DepthLoop.Of(x.Lanes, x.LaneStride, width));
    }

    private static void EmitTransposed(Kernel kernel, TransposedPanelLayout w)
    {
        Node dy = kernel.Node.Inputs[0];
        StridedLayout upstream = kernel.Strided(dy), target = kernel.Strided(kernel.Value);
        if (kernel.Group.Fused.Contains(kernel.Node.Inputs[1]))
        {
            EmitByPanels(kernel, w.Source, target);
            return;
        }

        (DepthLoop, DepthLoop, DepthLoop) depth = (DepthLoop.Once, DepthLoop.Once, DepthLoop.Of(w.Source.Outputs, upstream.LaneStride, w.Width));
        string start = kernel.At(kernel.Node.Inputs[1]);
        if (w.Taps == 1)
        {
            EmitRows(kernel, depth, start, w.PanelLength, w.Source.Channels, w.Width, w.Source.Outputs, 0);
            return;
        }

        // A dense layer after a flattened image: the gradient of each pixel has its own panels.
        kernel.Writer.Open($"for (int line = 0; line < {Literals.Of(target.Lines)}; line++)");
        kernel.Writer.Open($"for (int pixel = 0; pixel < {Literals.Of(target.Pixels)}; pixel++)");
        string tap = $"Unsafe.Add(ref {start}, ((line * {Literals.Of(target.Pixels)}) + pixel) * {Literals.Of(w.TapLength)})";
        kernel.Units($"(rows + {RowsPerUnit - 1}) / {RowsPerUnit}", (long)RowsPerUnit * w.Source.Outputs * target.Lines * target.Pixels * target.Lanes);
        new ContractionCall(
            $"first * {RowsPerUnit}", $"Math.Min(end * {RowsPerUnit}, m.RowCount)",
            kernel.At(dy, "0"), new(1, 1, kernel.SampleStride(dy), 0, 0), depth,
            tap, w.PanelLength,
            $"Unsafe.Add(ref {kernel.At(kernel.Value, "0")}, (line * {Literals.Of(target.LineStride)}) + (pixel * {Literals.Of(target.PixelStride)}))",
            new(1, 1, kernel.SampleStride(kernel.Value), 0, 0), w.Width,
            w.Source.Channels, w.Width).Print(kernel);
        kernel.Writer.Close().Close();
        ClearHalo(kernel);
    }

    // The kernel transposes a panel of the weight at a time. What is a panel's may be anywhere in the rows of the result, so units are panels.
    private static void EmitByPanels(Kernel kernel, PanelLayout w, StridedLayout target)
    {
        Node dy = kernel.Node.Inputs[0], weight = kernel.Node.Inputs[1].Inputs[0];
        int width = w.Transposed.Width, panels = w.TapLines * w.TapPixels * w.Transposed.Panels;
        kernel.Units(panels, 32L * w.Outputs * width);
        string bias = kernel.Group.Bias is Node added ? kernel.At(added) : "Unsafe.NullRef<float>()";
        kernel.Call(
            "TransposedProduct.Run",
            "first, end, m.RowCount",
            $"ref {kernel.At(dy, "0")}, {Literals.Of(kernel.SampleStride(dy))}",
            $"ref {kernel.At(weight)}, outputs: {Literals.Of(w.Outputs)}, width: {w.Width}",
            $"taps: {Literals.Of(w.TapLines * w.TapPixels)}, channels: {Literals.Of(w.Channels)}, channelWidth: {width}",
            $"ref {kernel.At(kernel.Value, "0")}, {Literals.Of(kernel.SampleStride(kernel.Value))}",
            $"new({target.Lines}, {Literals.Of(target.Pixels)}, 0, {Literals.Of(target.LineStride)}, {Literals.Of(target.PixelStride)})",
            $"bias: ref {bias}, {kernel.Epilogue}");
        if ((target.HaloY, target.HaloX) != (0, 0))
        {
            kernel.Writer.Open($"for (int row = 0; first == 0 && row < m.RowCount; row++)");
            kernel.PrintHalo();
            kernel.Writer.Close();
        }
    }

    // One row of the result for each position of the input: a sample of features, or a step of a sequence.
    private static void EmitRows(
        Kernel kernel, (DepthLoop, DepthLoop, DepthLoop) depth, string panels, int panelB, int columns, int width, int reduction, int placeC)
    {
        Node x = kernel.Node.Inputs[0];
        StridedLayout from = kernel.Strided(x), to = kernel.Strided(kernel.Value);
        bool isSequence = to.Lines * to.Pixels > 1 && from.Lines * from.Pixels == to.Lines * to.Pixels;
        int positions = isSequence ? to.Lines * to.Pixels : 1;
        if (isSequence)
        {
            depth = (DepthLoop.Once, DepthLoop.Once, DepthLoop.Of(from.Lanes, from.LaneStride, width));
        }

        string rows = positions == 1 ? "m.RowCount" : $"m.RowCount * {Kernel.Positions(to)}";
        string units = positions == 1 ? "rows" : $"(rows * {Literals.Of(positions)})";
        bool byPanels = positions == 1 && columns >= LeastOutputsOfPanels && (to.HaloY, to.HaloX) == (0, 0) && !IsOfRecurrence(kernel);
        if (byPanels)
        {
            kernel.Units((columns + width - 1) / width, 32L * reduction * width);
        }
        else
        {
            kernel.Units($"({units} + {RowsPerUnit - 1}) / {RowsPerUnit}", (long)RowsPerUnit * reduction * columns);
        }

        RowWalk walkA = isSequence
            ? new(from.Lines, from.Pixels, kernel.SampleStride(x), from.LineStride, from.PixelStride) { HasSteps = to.HasSteps }
            : new(1, 1, kernel.SampleStride(x), 0, 0);
        RowWalk walkC = isSequence
            ? new(to.Lines, to.Pixels, kernel.SampleStride(kernel.Value), to.LineStride, to.PixelStride) { HasSteps = to.HasSteps }
            : new(1, 1, kernel.SampleStride(kernel.Value), 0, 0);
        new ContractionCall(
            $"first * {RowsPerUnit}", byPanels ? rows : $"Math.Min(end * {RowsPerUnit}, {rows})",
            kernel.At(x, "0"), walkA, depth,
            panels, panelB,
            kernel.At(kernel.Value, "0", placeC), walkC, width,
            columns, width) { IsSplit = IsSplit(kernel, depth, columns, reduction), ByPanels = byPanels }.Print(kernel);
        ClearHalo(kernel);
    }

    /// <summary>
    /// Whether the sums of a layer of few outputs are computed in parts of the depth. Those of a recurrence are not, whose steps have lines of their
    /// own.
    /// </summary>
    public static bool IsSplit(Kernel kernel, PanelLayout panels) =>
        IsSplit(kernel, Depth(kernel.Strided(kernel.Node.Inputs[0]), panels.Width), panels.Outputs, panels.Depth);

    private static bool IsSplit(Kernel kernel, (DepthLoop Outer, DepthLoop Middle, DepthLoop) depth, int columns, int reduction) =>
        columns <= Packing.Lanes && reduction >= LeastSplit && depth.Outer == DepthLoop.Once && depth.Middle == DepthLoop.Once
        && !IsOfRecurrence(kernel);

    // Whether the kernel is in the body of a scan, or computes what a scan reads step by step.
    private static bool IsOfRecurrence(Kernel kernel) => kernel.Section.Name == "Body" || kernel.Section.Groups.Any(other =>
        other.Main.Operator is Scan && other.Operands.Any(operand => Section.StorageOf(operand) == Section.StorageOf(kernel.Value)));

    // Features that an image of one pixel, or a flattened one, is made of have its halo.
    private static void ClearHalo(Kernel kernel)
    {
        StridedLayout target = kernel.Strided(kernel.Value);
        if ((target.HaloY, target.HaloX) != (0, 0))
        {
            kernel.Writer.Open($"for (int row = first * {RowsPerUnit}; row < Math.Min(end * {RowsPerUnit}, m.RowCount); row++)");
            kernel.PrintHalo();
            kernel.Writer.Close();
        }
    }
}
