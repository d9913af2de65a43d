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
        Node x = kernel.Node.Inputs[0], u = kernel.Node.Inputs[1];
        StridedLayout from = kernel.Strided(x), to = kernel.Strided(kernel.Value);
        PanelLayout panels = (PanelLayout)kernel.LayoutOf(u);
        (string scratch, int length) = kernel.Scratch();
        kernel.Units("rows", (long)to.Lines * to.Pixels * 9 * panels.Channels * panels.Outputs / tile.Outputs);
        kernel.Call(
            "Winograd.Run",
            "first, end",
            $"ref {kernel.At(x, "0", -(paddingY * from.LineStride) - (paddingX * from.PixelStride))}",
            $"{new RowWalk(to.Lines, to.Pixels, kernel.SampleStride(x), from.LineStride, from.PixelStride)}, channels: {Literals.Of(panels.Channels)}",
            $"ref {kernel.At(u)}",
            $"ref {kernel.At(kernel.Value, "0")}, {new RowWalk(to.Lines, to.Pixels, kernel.SampleStride(kernel.Value), to.LineStride, to.PixelStride)}",
            $"outputs: {Literals.Of(panels.Outputs)}, width: {panels.Width}, bias: ref {(kernel.Group.Bias is Node bias ? kernel.At(bias) : "Unsafe.NullRef<float>()")}",
            $"block: {WinogradTile.Block}, ref Unsafe.Add(ref {scratch}, (nint)first * {Literals.Of(length)})",
            $"{Transform(tile)}, {(kernel.Group.HasReLU ? "default(K::ReLU)" : "default(K::Linear)")}");
        kernel.ClearHalo();
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
        return checked(points * (Packing.Lanes + (WinogradTile.Block * (lanes + Packing.Lanes + Packing.Width(node.Shape.Channels)))));
    }

    private static string Transform(WinogradTile tile) => tile.Outputs == 4 ? "default(K::WinogradFour)" : "default(K::WinogradTwo)";
}
