using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using NetCompiler.CompilerServices;

namespace NetCompiler.Benchmarks;

/// <summary>Single kernels with the memory layouts that generated code uses, one thread.</summary>
internal static class KernelCases
{
    /// <summary>Convolutions of volumes.</summary>
    public static IEnumerable<BenchmarkCase> Volumes() => [.. Volume(16, 1, 32), .. Volume(16, 16, 32), .. Volume(16, 32, 64)];

    /// <summary>Pools, losses and what else passes over memory once.</summary>
    public static IEnumerable<BenchmarkCase> Passes() => [.. Pooling(28, 32), .. Rows(64, 10), .. Rows(8, 1000), DropoutMask(1024)];

    // 3 x 3 x 3 with padding 1, stride 1, as the library is called: the result, which is added to, is cleared before.
    private static IEnumerable<BenchmarkCase> Volume(int size, int channels, int outputs)
    {
        VolumeStrides from = Strides(size, Padded(channels)), to = Strides(size, Padded(outputs));
        int width = Width(outputs), depth = 27 * channels, voxels = size * size * size, transposedWidth = Width(channels);
        AlignedBuffer x = Random(voxels * from.Pixel), weight = Random(depth * to.Pixel), y = Random(voxels * to.Pixel), gradient = new(depth * to.Pixel);
        AlignedBuffer transposed = Random(27 * from.Pixel * outputs), dx = new(voxels * from.Pixel);
        KernelAxis axis = new(3, 1, 1, 1, size, size), back = axis with { IsTransposed = true };
        double work = (double)voxels * depth * outputs;
        string shape = $"convolution 3x3x3 {size}x{size}x{size}x{channels}->{outputs}";
        yield return new BenchmarkCase($"{shape} forward", work, () =>
        {
            Relayout.Clear(ref y.Start, voxels * to.Pixel);
            VolumeConvolution.Run(
                ref x.Start, from, ref weight.Start, channels * width, depth * width, width, channels, ref y.Start, to, outputs, axis, axis, axis);
        });
        yield return new BenchmarkCase($"{shape} input gradient", work, () =>
        {
            Relayout.Clear(ref dx.Start, voxels * from.Pixel);
            VolumeConvolution.Run(
                ref y.Start, to, ref transposed.Start, from.Pixel * outputs, outputs * transposedWidth, transposedWidth, outputs, ref dx.Start, from, channels,
                back, back, back);
        });
        yield return new BenchmarkCase($"{shape} weight gradient", work, () =>
        {
            VolumeConvolution.ClearRows(0, depth, ref gradient.Start, to.Pixel / width, depth * width, width);
            for (int first = 0; first < depth; first += 64)
            {
                VolumeConvolution.WeightGradient(
                    first, Math.Min(first + 64, depth), ref x.Start, from, channels, ref y.Start, to, ref gradient.Start, depth * width, width, outputs, axis, axis, axis);
            }
        });
    }

    private static VolumeStrides Strides(int size, int pixel) => new(size * size * pixel, size * pixel, pixel, 1);

    // 2 x 2 windows, stride 2.
    private static IEnumerable<BenchmarkCase> Pooling(int size, int channels)
    {
        int pixel = Padded(channels), line = size * pixel, half = size / 2, halfLine = half * pixel;
        AlignedBuffer x = Random(size * line), y = Random(half * halfLine), dx = new(size * line);
        yield return new BenchmarkCase($"max-pool 2x2 {size}x{size}x{channels} forward", 0, () => MaxPool.Forward(
            ref x.Start, line, size, size, ref y.Start, halfLine, half, half, pixel, pixel, 2, 2, 2, 2, 0, 0));
        yield return new BenchmarkCase($"max-pool 2x2 {size}x{size}x{channels} gradient", 0, () => MaxPool.Backward(
            ref x.Start, line, ref y.Start, halfLine, ref dx.Start, line, size, size, half, half, pixel, pixel, pixel, 2, 2, 2, 2, 0, 0));

        ResampleAxis mean = new(ResampleMode.Average, size, half, 2, 2, 0), bilinear = new(ResampleMode.Linear, half, size, 1, 2, 0);
        yield return new BenchmarkCase($"average-pool 2x2 {size}x{size}x{channels} forward", 0, () => Resample.Gather(
            ref x.Start, line, pixel, ref y.Start, halfLine, pixel, mean, mean, 0));
        yield return new BenchmarkCase($"average-pool 2x2 {size}x{size}x{channels} gradient", 0, () => Resample.Scatter(
            ref y.Start, halfLine, pixel, ref dx.Start, line, pixel, mean, mean));
        yield return new BenchmarkCase($"bilinear {half}x{half}x{channels} to {size}x{size} forward", 0, () => Resample.Gather(
            ref y.Start, halfLine, pixel, ref dx.Start, line, pixel, bilinear, bilinear, 0));
        yield return new BenchmarkCase($"bilinear {half}x{half}x{channels} to {size}x{size} gradient", 0, () => Resample.Scatter(
            ref x.Start, line, pixel, ref y.Start, halfLine, pixel, bilinear, bilinear));
    }

    private static IEnumerable<BenchmarkCase> Rows(int rows, int classes)
    {
        int stride = Padded(classes);
        AlignedBuffer x = Random(rows * stride), y = new(rows * stride), loss = Random(rows);
        int[] labels = new int[rows];
        yield return new BenchmarkCase($"cross-entropy {rows}x{classes} forward", 0, () => CrossEntropy.Forward(
            rows, ref x.Start, stride, classes, labels, ref y.Start, 1));
        yield return new BenchmarkCase($"cross-entropy {rows}x{classes} gradient", 0, () => CrossEntropy.Gradient(
            rows, ref x.Start, stride, classes, labels, ref loss.Start, 1, ref y.Start, stride));
    }

    private static BenchmarkCase DropoutMask(int length)
    {
        AlignedBuffer y = new(length);
        return new BenchmarkCase("dropout mask, an element", 0, () => ElementwiseLoops.Dropout(length, ref y.Start)) { Count = length };
    }

    /// <summary>The width of the panels of so many outputs.</summary>
    internal static int Width(int n)
    {
        int rounded = (n + 15) & ~15;
        return rounded % 32 != 0 && n <= 96 ? 16 : 32;
    }

    /// <summary>Lanes rounded up to whole panels.</summary>
    internal static int Padded(int n) => (n + Width(n) - 1) / Width(n) * Width(n);

    /// <summary>Floats from -0.5 to 0.5.</summary>
    internal static AlignedBuffer Random(int length)
    {
        AlignedBuffer buffer = new(length);
        Random random = new(length);
        foreach (ref float value in buffer.Span)
        {
            value = random.NextSingle() - 0.5f;
        }

        return buffer;
    }
}
