using System;
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
        given is StridedLayout { LaneStride: 1 } or StridedLayout { Lanes: 1 } && (given is StridedLayout { LaneStride: 1 } || (g.PaddingY, g.PaddingX) == (0, 0))
            ? null
            : ((StridedLayout)given).Natural();

    /// <summary>Prints y[o] = the sum over the kernel of x w[o]; units are samples.</summary>
    public static void Emit(Kernel kernel, ConvolutionGeometry g)
    {
        Node x = kernel.Node.Inputs[0], w = kernel.Node.Inputs[1];
        StridedLayout from = kernel.Strided(x), to = kernel.Strided(kernel.Value);
        PanelLayout panels = (PanelLayout)kernel.LayoutOf(w);
        int positions = to.Lines * to.Pixels, width = panels.Width;

        // Where pixels lie without gaps, a line of the kernel is one run.
        (DepthLoop, DepthLoop, DepthLoop) depth = from.LaneStride == 1 && from.PixelStride == from.Lanes
            ? (DepthLoop.Once,
                DepthLoop.Of(g.KernelHeight, from.LineStride, g.KernelWidth * from.Lanes * width),
                DepthLoop.Of(g.KernelWidth * from.Lanes, 1, width))
            : (DepthLoop.Of(g.KernelHeight, from.LineStride, g.KernelWidth * from.Lanes * width),
                DepthLoop.Of(g.KernelWidth, from.PixelStride, from.Lanes * width),
                DepthLoop.Of(from.Lanes, from.LaneStride, width));
        kernel.Units("rows", (long)positions * panels.Depth * panels.Outputs);
        new ContractionCall(
            $"first * {Literals.Of(positions)}", $"end * {Literals.Of(positions)}",
            kernel.At(x, "0", -(g.PaddingY * from.LineStride) - (g.PaddingX * from.PixelStride)),
            new(to.Lines, to.Pixels, kernel.SampleStride(x), g.StrideY * from.LineStride, g.StrideX * from.PixelStride), depth,
            kernel.At(w), panels.PanelLength,
            kernel.At(kernel.Value, "0"), new(to.Lines, to.Pixels, kernel.SampleStride(kernel.Value), to.LineStride, to.PixelStride), width,
            panels.Outputs, width).Print(kernel);
        kernel.ClearHalo();
    }

    /// <summary>The zeros that the upstream gradient needs around it for <see cref="EmitInputGradient"/>.</summary>
    public static (int Y, int X) InputGradientHalo(ConvolutionGeometry g, TensorShape input) => (
        Halo(g.KernelHeight, g.StrideY, g.PaddingY, input.Dimensions[1]),
        Halo(g.KernelWidth, g.StrideX, g.PaddingX, input.Dimensions[2]));

    /// <summary>
    /// Prints dx[c] = the sum over the kernel of dy w, on transposed weights. With stride s, the pixels of dx fall into s phases a side
    /// that meet different taps of the kernel; each is a contraction of its own, so nothing is multiplied by zeros.
    /// </summary>
    public static void EmitInputGradient(Kernel kernel, ConvolutionGeometry g)
    {
        Node dy = kernel.Node.Inputs[0], w = kernel.Node.Inputs[1];
        StridedLayout from = kernel.Strided(dy), to = kernel.Strided(kernel.Value);
        TransposedPanelLayout panels = (TransposedPanelLayout)kernel.LayoutOf(w);
        kernel.Units("rows", (long)from.Lines * from.Pixels * panels.Source.Depth * panels.Source.Outputs);
        if (g.KernelHeight < g.StrideY || g.KernelWidth < g.StrideX)
        {
            kernel.Writer.Write("// Pixels between the windows take part in nothing.");
            kernel.Writer.Open("for (int row = first; row < end; row++)");
            kernel.Call("Relayout.Clear", $"ref {kernel.At(kernel.Value, null, -to.Origin)}", Literals.Of(to.Length));
            kernel.Writer.Close();
        }

        for (int y = 0; y < g.StrideY; y++)
        {
            for (int x = 0; x < g.StrideX; x++)
            {
                Phase vertical = new(y, g.KernelHeight, g.StrideY, g.PaddingY, to.Lines);
                Phase horizontal = new(x, g.KernelWidth, g.StrideX, g.PaddingX, to.Pixels);
                int positions = vertical.Count * horizontal.Count;
                if (positions == 0 || vertical.Taps == 0 || horizontal.Taps == 0)
                {
                    continue;
                }

                new ContractionCall(
                    $"first * {Literals.Of(positions)}", $"end * {Literals.Of(positions)}",
                    kernel.At(dy, "0", (vertical.Source * from.LineStride) + (horizontal.Source * from.PixelStride)),
                    new(vertical.Count, horizontal.Count, kernel.SampleStride(dy), from.LineStride, from.PixelStride),
                    (DepthLoop.Of(vertical.Taps, -from.LineStride, g.StrideY * g.KernelWidth * panels.TapLength),
                        DepthLoop.Of(horizontal.Taps, -from.PixelStride, g.StrideX * panels.TapLength),
                        DepthLoop.Of(panels.Source.Outputs, 1, panels.Width)),
                    kernel.At(w, null, ((y * g.KernelWidth) + x) * panels.TapLength), panels.PanelLength,
                    kernel.At(kernel.Value, "0", (vertical.Target * to.LineStride) + (horizontal.Target * to.PixelStride)),
                    new(vertical.Count, horizontal.Count, kernel.SampleStride(kernel.Value), g.StrideY * to.LineStride, g.StrideX * to.PixelStride),
                    panels.Width, panels.Source.Channels, panels.Width).Print(kernel);
            }
        }

        kernel.ClearHalo();
    }

    /// <summary>
    /// Prints dw[o] = the sum over samples and pixels of x dy. Samples are outside, so that the images of one stay in the cache while all
    /// tiles of the weight pass over them; units are rows of the weight.
    /// </summary>
    public static void EmitWeightGradient(Kernel kernel, ConvolutionGeometry g)
    {
        const int RowsPerUnit = 16;
        Node x = kernel.Node.Inputs[0], dy = kernel.Node.Inputs[1];
        StridedLayout from = kernel.Strided(x), upstream = kernel.Strided(dy);
        PanelLayout target = (PanelLayout)kernel.LayoutOf(kernel.Value);
        kernel.Units((target.Depth + RowsPerUnit - 1) / RowsPerUnit, 16L * RowsPerUnit * target.Outputs * upstream.Lines * upstream.Pixels);
        kernel.Writer.Open("for (int row = 0; row < m.RowCount; row++)");
        new ContractionCall(
            $"first * {RowsPerUnit}", $"Math.Min(end * {RowsPerUnit}, {Literals.Of(target.Depth)})",
            kernel.At(x, null, -(g.PaddingY * from.LineStride) - (g.PaddingX * from.PixelStride)),
            new(g.KernelWidth, from.Lanes, from.LineStride, from.PixelStride, from.LaneStride),
            (DepthLoop.Once,
                DepthLoop.Of(upstream.Lines, g.StrideY * from.LineStride, upstream.LineStride),
                DepthLoop.Of(upstream.Pixels, g.StrideX * from.PixelStride, upstream.PixelStride)),
            kernel.At(dy), target.Width,
            kernel.At(kernel.Value), new(1, target.Depth, 0, 0, target.Width), target.PanelLength,
            target.Outputs, target.Width, Accumulate: "row > 0").Print(kernel);
        kernel.Writer.Close();
    }

    private static int Halo(int size, int stride, int padding, int length)
    {
        int output = ((length + (2 * padding) - size) / stride) + 1, halo = 0;
        for (int r = 0; r < stride; r++)
        {
            Phase phase = new(r, size, stride, padding, length);
            if (phase.Count > 0 && phase.Taps > 0)
            {
                halo = Math.Max(halo, Math.Max(phase.Taps - 1 - phase.Source, phase.Source + phase.Count - output));
            }
        }

        return halo;
    }

    /// <summary>
    /// One axis of one phase: pixels Target, Target + stride, … (Count of them) meet the taps r, r + stride, … (Taps of them); the first
    /// pixel meets its first tap at pixel Source of the upstream gradient, and one pixel less with each further tap.
    /// </summary>
    private readonly struct Phase
    {
        public Phase(int r, int size, int stride, int padding, int length)
        {
            Target = ((r - padding) % stride + stride) % stride;
            Count = Target >= length ? 0 : ((length - 1 - Target) / stride) + 1;
            Taps = r >= size ? 0 : ((size - 1 - r) / stride) + 1;
            Source = (Target + padding - r) / stride;
        }

        public int Target { get; }

        public int Count { get; }

        public int Taps { get; }

        public int Source { get; }
    }
}
