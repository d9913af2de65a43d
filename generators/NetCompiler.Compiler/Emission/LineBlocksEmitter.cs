using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints two or three layers as one loop over blocks of lines, with what lies between them in scratch memory.</summary>
public static class LineBlocksEmitter
{
    /// <summary>Prints the loop; units are samples, or parts of their lines.</summary>
    public static void Emit(Kernel kernel, LineBlocks blocks)
    {
        (StridedLayout window, StridedLayout block, AxisWalk walk) = (blocks.Window, blocks.Block, blocks.Walk);

        // Every value between takes a multiply-add at least to be computed, and another to be read. All samples of a call have the same scratch memory.
        kernel.Units("rows", 2L * window.Length);
        string second = blocks.Last is null ? "" : $", block = ref {kernel.AtScratch(blocks.WindowLength, "first")}";
        kernel.Writer.Write($"ref float window = ref {kernel.AtScratch(row: "first")}{second};");
        if (window.HaloX > 0)
        {
            kernel.Call("Halo.Clear", "ref window", $"{blocks.WindowLines}, {window.Pixels}, {window.PixelStride}, 0, {window.HaloX}");
        }

        kernel.ForEachPart(() =>
        {
            string lines = $"{block.Lines}, most: {blocks.Count}, source: {window.Lines}, {walk.Stride}, {walk.Span}, {walk.Padding}, unit % m.Parts, m.Parts";
            kernel.Writer.Open($"for (K::LineBlocks lines = new({lines}); lines.Next(ref window, {Literals.Of(window.LineStride)});)");
            PrintFirst(kernel.For(blocks.First, blocks.Length), blocks);
            string target = $"Unsafe.Add(ref {kernel.At(kernel.Value)}, lines.Line * {Literals.Of(kernel.Strided(kernel.Value).LineStride)})";
            Print(kernel.For(blocks.Second, line: "lines.Line"), place => Moved("window", (window.HaloX * window.PixelStride) + place), blocks.Last is null ? target : "block");
            if (blocks.Last is Group last)
            {
                Print(kernel.For(last), place => Moved("block", place), target);
            }

            kernel.Writer.Close();
        });
    }

    // The lines that are new in the window.
    private static void PrintFirst(Kernel kernel, LineBlocks blocks)
    {
        Node x = kernel.Node.Inputs[0];
        StridedLayout window = blocks.Window;
        AxisWalk walk = kernel.Node.Operator.LineWalk(kernel.Node)!;
        int line = kernel.Strided(x).LineStride;
        kernel.Node.Operator.EmitLines(
            kernel, "lines.SourceCount",
            place => $"Unsafe.Add(ref {kernel.At(x, null, place - (walk.Padding * line))}, lines.SourceLine * {Literals.Of(walk.Stride * line)})",
            $"Unsafe.Add(ref {Moved("window", window.HaloX * window.PixelStride)}, lines.Place * {Literals.Of(window.LineStride)})");
    }

    private static void Print(Kernel kernel, Func<int, string> from, string to) => kernel.Node.Operator.EmitLines(kernel, "lines.Count", from, to);

    private static string Moved(string place, int floats) => floats == 0 ? place : $"Unsafe.Add(ref {place}, {Literals.Of(floats)})";
}
