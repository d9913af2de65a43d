using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints convolutions of each channel by itself as calls of the library, on images with halos.</summary>
public static class DepthwiseEmitter
{
    /// <summary>Prints y = the sum over the taps of x w; units are samples.</summary>
    public static void Emit(Kernel kernel, ConvolutionGeometry g)
    {
        Node x = kernel.Node.Inputs[0];
        StridedLayout from = kernel.Strided(x), to = kernel.Strided(kernel.Value);
        PanelLayout panels = (PanelLayout)kernel.LayoutOf(kernel.Node.Inputs[1]);
        kernel.Units("rows", (long)to.Lines * to.Pixels * panels.Depth * panels.Outputs);
        kernel.ForEachRow(() => EmitLines(
            kernel, g, Literals.Of(to.Lines), place => kernel.At(x, null, place - (g.PaddingY * from.LineStride)), kernel.At(kernel.Value)));
    }

    /// <summary>Prints some lines of y.</summary>
    public static void EmitLines(Kernel kernel, ConvolutionGeometry g, string count, Func<int, string> image, string target)
    {
        Node w = kernel.Node.Inputs[1];
        StridedLayout from = kernel.Strided(kernel.Node.Inputs[0]), to = kernel.Strided(kernel.Value);
        PanelLayout panels = (PanelLayout)kernel.LayoutOf(w);
        Print(
            kernel, panels, image(-g.PaddingX * from.PixelStride), (g.StrideY * from.LineStride, g.StrideX * from.PixelStride), kernel.At(w),
            [g.KernelHeight, g.KernelWidth, g.DilationY * from.LineStride, g.DilationX * from.PixelStride, g.KernelWidth * panels.Width, panels.Width],
            target, (to.LineStride, to.PixelStride), (count, Kernel.Pixels(to)));
    }

    /// <summary>Prints dx = the sum over the taps of dy w: for each phase of a stride, whose pixels meet other taps, a call of its own.</summary>
    public static void EmitInputGradient(Kernel kernel, ConvolutionGeometry g)
    {
        Node dy = kernel.Node.Inputs[0], w = kernel.Node.Inputs[1];
        StridedLayout from = kernel.Strided(dy), to = kernel.Strided(kernel.Value);
        PanelLayout panels = (PanelLayout)kernel.LayoutOf(w);
        kernel.Units("rows", (long)from.Lines * from.Pixels * panels.Depth * panels.Outputs);
        kernel.ForEachRow(() =>
        {
            if (!ConvolutionEmitter.ReachesAll(g))
            {
                kernel.Writer.Write("// Pixels between the windows take part in nothing.");
                kernel.Call("Relayout.Clear", $"ref {kernel.At(kernel.Value, null, -to.Origin)}", Literals.Of(to.Length));
            }

            for (int i = 0; i < g.StrideY * g.StrideX; i++)
            {
                ConvolutionPhase y = ConvolutionEmitter.Vertical(g, i / g.StrideX, to.Lines), x = ConvolutionEmitter.Horizontal(g, i % g.StrideX, to.Pixels);
                if (y.Count * x.Count == 0 || y.Taps == 0 || x.Taps == 0)
                {
                    continue;
                }

                Print(
                    kernel, panels,
                    kernel.At(dy, null, (y.Source * from.LineStride) + (x.Source * from.PixelStride)), (from.LineStride, from.PixelStride),
                    kernel.At(w, null, ((y.FirstTap * g.KernelWidth) + x.FirstTap) * panels.Width),
                    [y.Taps, x.Taps, -y.SourceStep * from.LineStride, -x.SourceStep * from.PixelStride, y.TapStep * g.KernelWidth * panels.Width, x.TapStep * panels.Width],
                    kernel.At(kernel.Value, null, (y.Target * to.LineStride) + (x.Target * to.PixelStride)),
                    (g.StrideY * to.LineStride, g.StrideX * to.PixelStride), (Literals.Of(y.Count), Literals.Of(x.Count)));
            }
        });
    }

    /// <summary>Prints dw = the sum over samples and pixels of x dy; units are vectors of 16 channels.</summary>
    public static void EmitWeightGradient(Kernel kernel, ConvolutionGeometry g)
    {
        Node x = kernel.Node.Inputs[0], dy = kernel.Node.Inputs[1];
        StridedLayout from = kernel.Strided(x), upstream = kernel.Strided(dy);
        PanelLayout target = (PanelLayout)kernel.LayoutOf(kernel.Value);
        kernel.Units(Packing.Padded(target.Outputs) / Packing.Lanes, 32L * Packing.Lanes * target.Depth * upstream.Lines * upstream.Pixels);
        kernel.Call(
            "Depthwise.WeightGradient",
            "first", "end", "m.RowCount",
            $"ref {kernel.At(x, "0", -(g.PaddingY * from.LineStride) - (g.PaddingX * from.PixelStride))}",
            $"{kernel.SampleStride(x)}, {g.StrideY * from.LineStride}, {g.StrideX * from.PixelStride}",
            Walk([g.KernelHeight, g.KernelWidth, g.DilationY * from.LineStride, g.DilationX * from.PixelStride, g.KernelWidth * target.Width, target.Width]),
            $"ref {kernel.At(dy, "0")}", $"{kernel.SampleStride(dy)}, {upstream.LineStride}, {upstream.PixelStride}",
            $"{upstream.Lines}, {upstream.Pixels}, {target.Width}, {target.PanelLength}",
            $"ref {kernel.At(kernel.Value)}, {target.Outputs}");
    }

    private static void Print(
        Kernel kernel, PanelLayout panels, string a, (int Line, int Pixel) strideA, string w, int[] walk,
        string c, (int Line, int Pixel) strideC, (string Lines, string Pixels) outputs) =>
        kernel.Call(
            "Depthwise.Run",
            $"ref {a}, {Literals.Of(strideA.Line)}, {Literals.Of(strideA.Pixel)}",
            $"ref {w}, {Walk(walk)}, width: {panels.Width}, panel: {Literals.Of(panels.PanelLength)}",
            $"ref {c}, {Literals.Of(strideC.Line)}, {Literals.Of(strideC.Pixel)}",
            $"{outputs.Lines}, {outputs.Pixels}, {Packing.Padded(panels.Outputs)}",
            $"bias: ref {(kernel.Group.Bias is Node bias ? kernel.At(bias) : "Unsafe.NullRef<float>()")}",
            kernel.Epilogue);

    private static string Walk(int[] numbers) => $"new K::DepthwiseWalk({string.Join(", ", System.Linq.Enumerable.Select(numbers, Literals.Of))})";
}
