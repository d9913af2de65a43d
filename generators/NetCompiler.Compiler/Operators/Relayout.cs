using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>y = x, in another place or order. Only <see cref="Passes.LayoutAssignment"/> makes it.</summary>
/// <param name="Target">The layout of the copy.</param>
/// <param name="Purpose">The output that the copy is for, so that two outputs of one value are two copies; else empty.</param>
public sealed record Relayout(Layout Target, string Purpose) : Operator
{
    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs) => inputs[0].Type;

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation) => evaluation.Inputs[0].Data.CopyTo(evaluation.Output.Data, 0);

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) => [upstream];

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) => null;

    /// <inheritdoc/>
    public override Layout LayOut(Node node, IReadOnlyList<Layout> inputs) => Target;

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        Node source = kernel.Node.Inputs[0], target = kernel.Node;
        switch (kernel.LayoutOf(source), kernel.LayoutOf(target))
        {
            case (StridedLayout from, StridedLayout to):
                EmitStrided(kernel, from, to);
                break;
            case (StridedLayout from, PanelLayout to):
                kernel.Units(to.Panels, 64L * to.Depth);
                kernel.Call(
                    "Panels.Pack",
                    "first", "end", $"ref {kernel.At(source)}", $"{to.Outputs}", $"{from.PixelStride}", $"{to.Width}",
                    $"1, 0", $"1, 0", $"{to.Depth}, {from.LaneStride}", $"ref {kernel.At(target)}");
                break;
            case (PanelLayout from, StridedLayout to):
                kernel.Units(from.Panels, 64L * from.Depth);
                kernel.Call(
                    "Panels.Unpack",
                    "first", "end", $"ref {kernel.At(source)}", $"{from.Outputs}", $"{from.Width}", $"{from.Depth}",
                    $"ref {kernel.At(target)}", $"{to.PixelStride}", $"{to.LaneStride}");
                break;
            case (PanelLayout from, PanelLayout to) when from == to:
                kernel.Call("Relayout.Copy", $"ref {kernel.At(source)}", "0, 0, 1", $"ref {kernel.At(target)}", "0, 0, 1", $"1, 1, {to.Length}");
                break;
            case (PanelLayout from, PanelLayout to) when from.Plain == to.Plain && (from.IsPlain || to.IsPlain):
                EmitPanels(kernel, from, to);
                break;
            case (PanelLayout { Panels: 1, IsPlain: true } from, LaneGroupLayout to):
                kernel.Call(
                    "LaneGroups.Pack",
                    $"ref {kernel.At(source)}", $"{to.Outputs}", $"{from.Width}", $"{to.Depth}", $"{to.Group}", $"ref {kernel.At(target)}");
                break;
            default:
                throw new ShapeException($"No copy from {kernel.LayoutOf(source)} to {kernel.LayoutOf(target)} is known.");
        }
    }

    /// <inheritdoc/>
    public override bool EmitStraight(Kernel kernel, VectorText vector) => StraightEmitter.EmitCopy(kernel, vector, start: 0);

    // Within each panel, the depth changes between taps of channels and channels of taps.
    private static void EmitPanels(Kernel kernel, PanelLayout from, PanelLayout to)
    {
        (PanelLayout tapped, int width) = (from.IsPlain ? to : from, from.Width);
        int taps = tapped.TapLines * tapped.TapPixels;
        string byTap = $"{Literals.Of(tapped.Channels * width)}, {width}, 1", byChannel = $"{width}, {Literals.Of(taps * width)}, 1";
        kernel.Units(from.Panels, 64L * from.Depth);
        kernel.Writer.Open("for (int panel = first; panel < end; panel++)");
        kernel.Call(
            "Relayout.Copy",
            $"ref Unsafe.Add(ref {kernel.At(kernel.Node.Inputs[0])}, panel * {Literals.Of(from.PanelLength)})", from.IsPlain ? byChannel : byTap,
            $"ref Unsafe.Add(ref {kernel.At(kernel.Node)}, panel * {Literals.Of(to.PanelLength)})", from.IsPlain ? byTap : byChannel,
            $"{taps}, {tapped.Channels}, {width}");
        kernel.Writer.Close();
    }

    private static void EmitStrided(Kernel kernel, StridedLayout from, StridedLayout to)
    {
        if (!from.HasCoordinatesOf(to))
        {
            // One of them is flattened.
            (from, to) = to.Lines * to.Pixels == 1 ? (from, to.Spread(from)) : (from.Spread(to), to);
        }

        kernel.ForEachRow(() => kernel.Call(
            "Relayout.Copy",
            $"ref {kernel.At(kernel.Node.Inputs[0])}", $"{from.LineStride}, {from.PixelStride}, {from.LaneStride}",
            $"ref {kernel.At(kernel.Node)}", $"{to.LineStride}, {to.PixelStride}, {to.LaneStride}",
            $"{to.Lines}, {Kernel.Pixels(to)}, {to.Lanes}"));
    }
}
