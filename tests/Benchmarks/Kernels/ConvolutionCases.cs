using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using NetCompiler.CompilerServices;
using static NetCompiler.Benchmarks.KernelCases;

namespace NetCompiler.Benchmarks;

/// <summary>Direct convolutions on images with their halo, as layers of known networks have them.</summary>
internal static class ConvolutionCases
{
    // Of a weight gradient, which sums over pixels: enough of them, as a batch has.
    private const int LeastPixels = 3136;

    private static readonly ConvolutionShape[] s_shapes =
    [
        new(28, 1, 32, 3, 1),
        new(28, 1, 16, 3, 1),
        new(14, 32, 64, 3, 1),
        new(56, 64, 64, 3, 1),
        new(28, 128, 128, 3, 1),
        new(14, 256, 1024, 1, 1),
        new(7, 512, 512, 3, 1),
        new(112, 3, 64, 7, 2),
        new(56, 3, 32, 3, 1),
    ];

    /// <summary>One image, forward, with the bias and the ReLU.</summary>
    public static IEnumerable<BenchmarkCase> Forward() => s_shapes.Select(shape => Forward(shape).Reaches(TargetUnit.ShareOfPeak, 0.85));

    /// <summary>Gradients of several images. The image of a network's input, of 1 or 3 channels, has no gradient.</summary>
    public static IEnumerable<BenchmarkCase> Gradients()
    {
        foreach (ConvolutionShape shape in s_shapes)
        {
            int samples = Math.Max(1, LeastPixels / (shape.Size * shape.Size));
            yield return WeightGradient(shape, samples).Reaches(TargetUnit.ShareOfPeak, 0.80);
            if (shape is { Stride: 1, Channels: > 3 })
            {
                yield return InputGradient(shape).Reaches(TargetUnit.ShareOfPeak, 0.80);
            }
        }
    }

    /// <summary>Each channel by itself, 3 x 3.</summary>
    public static IEnumerable<BenchmarkCase> Depthwise() =>
    [
        Depthwise(112, 32, 1).Reaches(TargetUnit.ShareOfPeak, 0.55),
        Depthwise(56, 144, 1).Reaches(TargetUnit.ShareOfPeak, 0.55),
        Depthwise(28, 128, 1).Reaches(TargetUnit.ShareOfPeak, 0.55),
        Depthwise(28, 192, 1).Reaches(TargetUnit.ShareOfPeak, 0.55),
        Depthwise(14, 384, 1),
        Depthwise(7, 960, 1),
        Depthwise(56, 96, 2).Reaches(TargetUnit.ShareOfPeak, 0.28),
        Depthwise(28, 144, 2).Reaches(TargetUnit.ShareOfPeak, 0.28),
        Depthwise(14, 192, 2).Reaches(TargetUnit.ShareOfPeak, 0.28),
    ];

    private static BenchmarkCase Forward(ConvolutionShape shape)
    {
        ConvolutionMemory m = new(shape, samples: 1);
        AlignedBuffer weight = Random(shape.Depth * Padded(shape.Outputs)), bias = Random(Padded(shape.Outputs));
        return new BenchmarkCase($"convolution {shape} forward", shape.MultiplyAdds, () => Contraction.Run(
            0, shape.Size * shape.Size, ref m.X.Start, m.InputRows, m.Taps, ref weight.Start, shape.Depth * m.Width,
            ref m.Inside(m.Y), m.OutputRows, m.Width, shape.Outputs, m.Width, ref bias.Start, false, default(ReLU)));
    }

    // The gradient at an input pixel meets the kernel backwards: tap (ky, kx) reads the output pixel that is as far away in the other direction.
    private static BenchmarkCase InputGradient(ConvolutionShape shape)
    {
        ConvolutionMemory m = new(shape, samples: 1);
        int pixel = Padded(shape.Channels), width = Width(shape.Channels), line = shape.PaddedSize * pixel, kernel = shape.Kernel;
        int tap = pixel * shape.Outputs, far = shape.Padding * (m.OutputLine + m.OutputPixel);
        AlignedBuffer transposed = Random(kernel * kernel * tap), dx = new(shape.PaddedSize * line);
        int inside = shape.Padding * (line + pixel);
        return new BenchmarkCase($"convolution {shape} input gradient", shape.MultiplyAdds, () => Contraction.Run(
            0, shape.Size * shape.Size, ref Unsafe.Add(ref m.Inside(m.Y), far), m.OutputRows,
            new Depth(kernel, -m.OutputLine, kernel * tap, kernel, -m.OutputPixel, tap, shape.Outputs, 1, width),
            ref transposed.Start, shape.Outputs * width, ref Unsafe.Add(ref dx.Start, inside),
            new RowWalk(shape.Size, shape.Size, shape.PaddedSize * line, line, pixel), width, shape.Channels, width,
            ref Unsafe.NullRef<float>(), false, default(Linear)));
    }

    private static BenchmarkCase WeightGradient(ConvolutionShape shape, int samples)
    {
        ConvolutionMemory m = new(shape, samples);
        AlignedBuffer gradient = new(shape.Depth * Padded(shape.Outputs));
        return new BenchmarkCase($"convolution {shape} weight gradient of {samples}", samples * shape.MultiplyAdds, () => CompilerServices.WeightGradient.Run(
            0, shape.Depth, ref m.X.Start, new RowWalk(shape.Kernel, shape.Channels, m.InputLine, m.InputPixel, 1),
            new Depth(
                samples, m.InputImage, m.OutputImage, shape.Size, shape.Stride * m.InputLine, m.OutputLine,
                shape.Size, shape.Stride * m.InputPixel, m.OutputPixel),
            ref m.Inside(m.Y), ref gradient.Start, shape.Depth * m.Width, shape.Outputs, m.Width));
    }

    private static BenchmarkCase Depthwise(int size, int channels, int stride)
    {
        ConvolutionShape shape = new(size, channels, channels, 3, stride);
        ConvolutionMemory m = new(shape, samples: 1);
        AlignedBuffer weight = Random(9 * m.OutputPixel), bias = Random(m.OutputPixel);
        DepthwiseWalk walk = new(3, 3, m.InputLine, m.InputPixel, 3 * m.Width, m.Width);
        string name = $"depthwise 3x3 {size * stride}x{size * stride}x{channels} stride {stride}";
        return new BenchmarkCase(name, 9.0 * size * size * channels, () => CompilerServices.Depthwise.Run(
            ref m.X.Start, stride * m.InputLine, stride * m.InputPixel, ref weight.Start, walk, m.Width, 9 * m.Width,
            ref m.Inside(m.Y), m.OutputLine, m.OutputPixel, size, size, m.OutputPixel, ref bias.Start, default(ReLU)));
    }
}
