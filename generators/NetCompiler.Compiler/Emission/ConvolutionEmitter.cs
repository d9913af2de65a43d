using System;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Emission;

/// <summary>
/// Prints convolutions as contractions on images with halos: no image is ever rearranged, the strides of the reduction walk kernel lines,
/// kernel pixels and channels.
/// </summary>
public static class ConvolutionEmitter
{
    /// <summary>The layout that a convolution wants an image in: users' images are copied to channels last, unless one channel needs no halo.</summary>
    public static StridedLayout? WantedImage(ConvolutionGeometry g, Layout given) =>
        g.Z is not null
        || given is StridedLayout { LaneStride: 1 } or StridedLayout { Lanes: 1 } && (given is StridedLayout { LaneStride: 1 } || (g.PaddingY, g.PaddingX) == (0, 0))
            ? null
            : ((StridedLayout)given).Natural();

    /// <summary>The zeros that a convolution needs around an image; a volume needs none.</summary>
    public static (int Y, int X) Halo(ConvolutionGeometry g) => g.Z is null ? (g.PaddingY, g.PaddingX) : (0, 0);

    /// <summary>Prints y[o] = the sum over the kernel of x w[o]; units are samples.</summary>
    public static void Emit(Kernel kernel, ConvolutionGeometry g)
    {
        Node x = kernel.Node.Inputs[0];
        StridedLayout from = kernel.Strided(x), to = kernel.Strided(kernel.Value);
        PanelLayout panels = (PanelLayout)kernel.LayoutOf(kernel.Node.Inputs[1]);
        string positions = Kernel.Positions(to);
        kernel.Units("rows", (long)to.Lines * to.Pixels * panels.Depth * panels.Outputs);
        Print(
            kernel, g, $"first * {positions}", $"end * {positions}",
            kernel.At(x, "0", -(g.PaddingY * from.LineStride) - (g.PaddingX * from.PixelStride)), kernel.SampleStride(x),
            kernel.At(kernel.Value, "0"), kernel.SampleStride(kernel.Value));
        kernel.ClearHalo();
    }

    /// <summary>Prints some lines of y of one sample.</summary>
    public static void EmitLines(Kernel kernel, ConvolutionGeometry g, string count, Func<int, string> image, string target)
    {
        string pixels = Kernel.Pixels(kernel.Strided(kernel.Value));
        Print(kernel, g, "0", Kernel.Product(count, pixels), image(-g.PaddingX * kernel.Strided(kernel.Node.Inputs[0]).PixelStride), 0, target, 0);
    }

    private static void Print(Kernel kernel, ConvolutionGeometry g, string first, string end, string image, int imageStride, string target, int targetStride)
    {
        Node w = kernel.Node.Inputs[1];
        StridedLayout from = kernel.Strided(kernel.Node.Inputs[0]), to = kernel.Strided(kernel.Value);
        PanelLayout panels = (PanelLayout)kernel.LayoutOf(w);
        int width = panels.Width, outputs = panels.Outputs / g.Groups;

        // Where pixels lie without gaps, a line of the kernel is one run.
        bool isRun = from.LaneStride == 1 && from.PixelStride == panels.Channels && g.DilationX == 1;
        (DepthLoop, DepthLoop, DepthLoop) depth = isRun
            ? (DepthLoop.Once,
                DepthLoop.Of(g.KernelHeight, g.DilationY * from.LineStride, g.KernelWidth * panels.Channels * width),
                DepthLoop.Of(g.KernelWidth * panels.Channels, 1, width))
            : (DepthLoop.Of(g.KernelHeight, g.DilationY * from.LineStride, g.KernelWidth * panels.Channels * width),
                DepthLoop.Of(g.KernelWidth, g.DilationX * from.PixelStride, panels.Channels * width),
                DepthLoop.Of(panels.Channels, from.LaneStride, width));
        GroupLoop groups = new(kernel, g.Groups);
        new ContractionCall(
            first, end,
            groups.At(image, panels.Channels * from.LaneStride),
            new(to.Lines, to.Pixels, imageStride, g.StrideY * from.LineStride, g.StrideX * from.PixelStride) { HasSteps = to.HasSteps }, depth,
            groups.At(kernel.At(w), outputs / width * panels.PanelLength), panels.PanelLength,
            groups.At(target, outputs),
            new(to.Lines, to.Pixels, targetStride, to.LineStride, to.PixelStride) { HasSteps = to.HasSteps }, width,
            outputs, width) { BiasStride = g.Groups == 1 ? 0 : outputs }.Print(kernel);
        groups.Close();
    }

    /// <summary>The zeros that the upstream gradient needs around it for <see cref="EmitInputGradient"/>.</summary>
    public static (int Y, int X) InputGradientHalo(ConvolutionGeometry g, TensorShape input)
    {
        if (g.Z is not null)
        {
            return (0, 0);
        }

        ((int height, int width), (int outputHeight, int outputWidth)) = (input.Plane, g.Output(input, g.Groups).Plane);
        return (
            Enumerable.Range(0, g.StrideY).Max(r => Vertical(g, r, height).Halo(outputHeight)),
            Enumerable.Range(0, g.StrideX).Max(r => Horizontal(g, r, width).Halo(outputWidth)));
    }

    /// <summary>Whether every pixel of the image lies in a window, so that the input gradient is computed for each.</summary>
    public static bool ReachesAll(ConvolutionGeometry g) =>
        Enumerable.Range(0, g.StrideY).All(r => Vertical(g, r, g.StrideY).Taps > 0) && Enumerable.Range(0, g.StrideX).All(r => Horizontal(g, r, g.StrideX).Taps > 0);

    /// <summary>
    /// Prints dx[c] = the sum over the kernel of dy w, on transposed weights. With stride s, the pixels of dx fall into s phases a side
    /// that meet different taps of the kernel; each is a contraction of its own, so nothing is multiplied by zeros.
    /// </summary>
    public static void EmitInputGradient(Kernel kernel, ConvolutionGeometry g)
    {
        Node dy = kernel.Node.Inputs[0], w = kernel.Node.Inputs[1];
        StridedLayout from = kernel.Strided(dy), to = kernel.Strided(kernel.Value);
        TransposedPanelLayout panels = (TransposedPanelLayout)kernel.LayoutOf(w);
        (int channels, int outputs) = (panels.Source.Channels, panels.Source.Outputs / g.Groups);
        kernel.Units("rows", (long)from.Lines * from.Pixels * panels.Source.Depth * panels.Source.Outputs);
        if (!ReachesAll(g))
        {
            kernel.Writer.Write("// Pixels between the windows take part in nothing.");
            kernel.Writer.Open("for (int row = first; row < end; row++)");
            kernel.Call("Relayout.Clear", $"ref {kernel.At(kernel.Value, null, -to.Origin)}", Literals.Of(to.Length));
            kernel.Writer.Close();
        }

        GroupLoop groups = new(kernel, g.Groups);
        for (int y = 0; y < g.StrideY; y++)
        {
            for (int x = 0; x < g.StrideX; x++)
            {
                ConvolutionPhase vertical = Vertical(g, y, to.Lines), horizontal = Horizontal(g, x, to.Pixels);
                int positions = vertical.Count * horizontal.Count;
                if (positions == 0 || vertical.Taps == 0 || horizontal.Taps == 0)
                {
                    continue;
                }

                new ContractionCall(
                    $"first * {Literals.Of(positions)}", $"end * {Literals.Of(positions)}",
                    groups.At(kernel.At(dy, "0", (vertical.Source * from.LineStride) + (horizontal.Source * from.PixelStride)), outputs),
                    new(vertical.Count, horizontal.Count, kernel.SampleStride(dy), from.LineStride, from.PixelStride),
                    (DepthLoop.Of(vertical.Taps, -vertical.SourceStep * from.LineStride, vertical.TapStep * g.KernelWidth * panels.TapLength),
                        DepthLoop.Of(horizontal.Taps, -horizontal.SourceStep * from.PixelStride, horizontal.TapStep * panels.TapLength),
                        DepthLoop.Of(outputs, 1, panels.Width)),
                    groups.At(kernel.At(w, null, ((vertical.FirstTap * g.KernelWidth) + horizontal.FirstTap) * panels.TapLength), outputs * panels.Width),
                    panels.PanelLength,
                    groups.At(kernel.At(kernel.Value, "0", (vertical.Target * to.LineStride) + (horizontal.Target * to.PixelStride)), channels),
                    new(vertical.Count, horizontal.Count, kernel.SampleStride(kernel.Value), g.StrideY * to.LineStride, g.StrideX * to.PixelStride),
                    panels.Width, channels, panels.Width) { BiasStride = g.Groups == 1 ? 0 : channels }.Print(kernel);
            }
        }

        groups.Close();
        kernel.ClearHalo();
    }

    /// <summary>Prints dw[o] = the sum over samples and pixels of x dy; units are rows of the weight.</summary>
    public static void EmitWeightGradient(Kernel kernel, ConvolutionGeometry g)
    {
        const int RowsPerUnit = 16;
        Node x = kernel.Node.Inputs[0], dy = kernel.Node.Inputs[1];
        StridedLayout upstream = kernel.Strided(dy);
        PanelLayout target = (PanelLayout)kernel.LayoutOf(kernel.Value);
        kernel.Units((target.Depth + RowsPerUnit - 1) / RowsPerUnit, 16L * RowsPerUnit * target.Outputs * upstream.Lines * upstream.Pixels);
        PrintWeightGradient(
            kernel, g, ($"first * {RowsPerUnit}", $"Math.Min(end * {RowsPerUnit}, {Literals.Of(target.Depth)})"), "0",
            new("m.RowCount", kernel.SampleStride(x), kernel.SampleStride(dy)), kernel.At(kernel.Value));
    }

    /// <summary>Prints what one sample adds to the gradient of the weight, into scratch memory.</summary>
    public static void EmitSampleWeightGradient(Kernel kernel, ConvolutionGeometry g)
    {
        PanelLayout target = (PanelLayout)kernel.LayoutOf(kernel.Value);
        PrintWeightGradient(kernel, g, ("0", Literals.Of(target.Depth)), null, DepthLoop.Once, kernel.AtScratch());
    }

    private static void PrintWeightGradient(
        Kernel kernel, ConvolutionGeometry g, (string First, string End) rows, string? sample, DepthLoop samples, string to)
    {
        Node x = kernel.Node.Inputs[0], dy = kernel.Node.Inputs[1];
        StridedLayout from = kernel.Strided(x), upstream = kernel.Strided(dy);
        PanelLayout target = (PanelLayout)kernel.LayoutOf(kernel.Value);
        int outputs = target.Outputs / g.Groups;
        GroupLoop groups = new(kernel, g.Groups);
        new WeightGradientCall(
            rows.First, rows.End,
            groups.At(kernel.At(x, sample, -(g.PaddingY * from.LineStride) - (g.PaddingX * from.PixelStride)), target.Channels * from.LaneStride),
            new(g.KernelWidth, target.Channels, g.DilationY * from.LineStride, g.DilationX * from.PixelStride, from.LaneStride),
            (samples,
                DepthLoop.Of(upstream.Lines, g.StrideY * from.LineStride, upstream.LineStride),
                DepthLoop.Of(upstream.Pixels, g.StrideX * from.PixelStride, upstream.PixelStride)),
            groups.At(kernel.At(dy, sample), outputs),
            groups.At(to, outputs / target.Width * target.PanelLength), target.PanelLength,
            outputs, target.Width).Print(kernel);
        groups.Close();
    }

    internal static ConvolutionPhase Vertical(ConvolutionGeometry g, int r, int length) => new(r, g.KernelHeight, g.StrideY, g.DilationY, g.PaddingY, length);

    internal static ConvolutionPhase Horizontal(ConvolutionGeometry g, int r, int length) => new(r, g.KernelWidth, g.StrideX, g.DilationX, g.PaddingX, length);
}
