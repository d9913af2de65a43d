using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints convolutions by tiles as calls of the library.</summary>
internal static class WinogradEmitter
{
    /// <summary>Prints the convolution; units are samples, whose tiles are computed together.</summary>
    public static void Emit(Kernel kernel, WinogradTile tile, int paddingY, int paddingX)
    {
        Node x = kernel.Node.Inputs[0];
        StridedLayout from = kernel.Strided(x), to = kernel.Strided(kernel.Value);
        PanelLayout panels = (PanelLayout)kernel.LayoutOf(kernel.Node.Inputs[1]);
        (string scratch, int length) = kernel.Scratch();
        kernel.Units("rows", (long)to.Lines * to.Pixels * 9 * panels.Channels * panels.Outputs / tile.Outputs);
        Print(
            kernel, tile, ("first", "end", Literals.Of(to.Lines)),
            (kernel.At(x, "0", -(paddingY * from.LineStride) - (paddingX * from.PixelStride)), kernel.SampleStride(x)),
            (kernel.At(kernel.Value, "0"), kernel.SampleStride(kernel.Value)), $"Unsafe.Add(ref {scratch}, (nint)first * {Literals.Of(length)})");
        kernel.ClearHalo();
    }

    /// <summary>Prints some lines of one sample, whole tiles of them.</summary>
    public static void EmitLines(Kernel kernel, WinogradTile tile, int paddingX, string count, Func<int, string> image, string target) => Print(
        kernel, tile, ("0", "1", count), (image(-paddingX * kernel.Strided(kernel.Node.Inputs[0]).PixelStride), 0), (target, 0), kernel.AtScratch(row: "first"));

    private static void Print(
        Kernel kernel, WinogradTile tile, (string First, string End, string Lines) part, (string Place, int Sample) a, (string Place, int Sample) c, string scratch)
    {
        Node x = kernel.Node.Inputs[0], u = kernel.Node.Inputs[1];
        StridedLayout from = kernel.Strided(x), to = kernel.Strided(kernel.Value);
        PanelLayout panels = (PanelLayout)kernel.LayoutOf(u);
        WinogradBlocks blocks = WinogradBlocks.Of(kernel.Node, tile);
        string Rows(int sample, StridedLayout layout) =>
            $"new K::RowWalk({part.Lines}, {to.Pixels}, {Literals.Of(sample)}, {Literals.Of(layout.LineStride)}, {Literals.Of(layout.PixelStride)})";

        kernel.Call(
            "Winograd.Run",
            $"{part.First}, {part.End}",
            $"ref {a.Place}",
            $"{Rows(a.Sample, from)}, channels: {Literals.Of(panels.Channels)}",
            $"ref {kernel.At(u)}",
            $"ref {c.Place}, {Rows(c.Sample, to)}",
            $"outputs: {Literals.Of(panels.Outputs)}, width: {panels.Width}, bias: ref {(kernel.Group.Bias is Node bias ? kernel.At(bias) : "Unsafe.NullRef<float>()")}",
            $"accumulate: {kernel.Accumulates}, block: {blocks.Tiles}, together: {Literals.Of(blocks.Together)}, ref {scratch}",
            $"{Transform(tile)}, {kernel.Epilogue}");
    }

    /// <summary>Prints the transform of a weight; units are panels.</summary>
    public static void EmitWeight(Kernel kernel, WinogradTile tile)
    {
        PanelLayout panels = (PanelLayout)kernel.LayoutOf(kernel.Value);
        kernel.Units(panels.Panels, 4L * panels.PanelLength);
        kernel.Call(
            "Winograd.Weights",
            "first", "end", $"ref {kernel.At(kernel.Node.Inputs[0])}", $"{Literals.Of(panels.Channels)}, {panels.Width}", $"ref {kernel.At(kernel.Value)}",
            Transform(tile));
    }

    /// <summary>Floats that the library works in, as its documentation says.</summary>
    public static int Scratch(Node node, WinogradTile tile)
    {
        int lanes = Packing.RoundUp(node.Inputs[0].Shape.Channels, Packing.Lanes), points = tile.Points * tile.Points;
        WinogradBlocks blocks = WinogradBlocks.Of(node, tile);
        return checked(points * (Packing.Lanes + (blocks.Tiles * (lanes + Packing.Lanes + blocks.Together))));
    }

    private static string Transform(WinogradTile tile) => tile.Outputs == 4 ? "default(K::WinogradFour)" : "default(K::WinogradTwo)";
}
