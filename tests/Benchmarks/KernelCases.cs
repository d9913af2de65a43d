using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using NetCompiler.CompilerServices;

namespace NetCompiler.Benchmarks;

/// <summary>Single kernels with the memory layouts that generated code uses, one thread.</summary>
internal static class KernelCases
{
    /// <summary>All rows, in the order of the report.</summary>
    public static IEnumerable<BenchmarkCase> All() =>
    [
        .. Dense(64, 512, 784),
        .. Dense(64, 10, 128),
        DenseForward(1, 512, 784),
        DenseForward(1, 128, 784),
        DenseForward(1, 10, 128),
        .. Convolution(1, 28, 1, 32),
        .. Convolution(1, 28, 32, 64),
        .. Convolution(1, 14, 64, 128),
        .. Volume(16, 1, 32),
        .. Volume(16, 16, 32),
        .. Volume(16, 32, 64),
        .. Pooling(28, 32),
        .. Rows(64, 10),
        .. Rows(8, 1000),
        .. Elementwise(1024),
    ];

    private static IEnumerable<BenchmarkCase> Dense(int rows, int outputs, int inputs) =>
    [
        DenseForward(rows, outputs, inputs),
        DenseInputGradient(rows, outputs, inputs),
        DenseWeightGradient(rows, outputs, inputs),
        DenseTranspose(outputs, inputs),
    ];

    private static BenchmarkCase DenseForward(int rows, int outputs, int inputs)
    {
        int width = Width(outputs), padded = Padded(outputs), stride = Padded(inputs);
        AlignedBuffer x = Random(rows * stride), weight = Random(padded * inputs), bias = Random(padded), y = new(rows * padded);
        return new BenchmarkCase($"dense {rows}x{outputs}x{inputs} forward", (double)rows * outputs * inputs, () => Contraction.Run(
            0, rows, ref x.Start, new RowWalk(1, 1, stride, 0, 0), new Depth(1, 0, 0, 1, 0, 0, inputs, 1, width), ref weight.Start, inputs * width,
            ref y.Start, new RowWalk(1, 1, padded, 0, 0), width, outputs, width, ref bias.Start, false, default(ReLU)));
    }

    private static BenchmarkCase DenseInputGradient(int rows, int outputs, int inputs)
    {
        int width = Width(inputs), padded = Padded(outputs), stride = Padded(inputs);
        AlignedBuffer dy = Random(rows * padded), transposed = Random(stride * outputs), dx = new(rows * stride);
        return new BenchmarkCase($"dense {rows}x{outputs}x{inputs} input gradient", (double)rows * outputs * inputs, () => Contraction.Run(
            0, rows, ref dy.Start, new RowWalk(1, 1, padded, 0, 0), new Depth(1, 0, 0, 1, 0, 0, outputs, 1, width), ref transposed.Start,
            outputs * width,
            ref dx.Start, new RowWalk(1, 1, stride, 0, 0), width, inputs, width, ref Unsafe.NullRef<float>(), false, default(Linear)));
    }

    private static BenchmarkCase DenseWeightGradient(int rows, int outputs, int inputs)
    {
        int width = Width(outputs), padded = Padded(outputs), stride = Padded(inputs);
        AlignedBuffer x = Random(rows * stride), dy = Random(rows * padded), gradient = new(padded * inputs);
        return new BenchmarkCase($"dense {rows}x{outputs}x{inputs} weight gradient", (double)rows * outputs * inputs, () => Contraction.Run(
            0, inputs, ref x.Start, new RowWalk(1, inputs, 0, 0, 1), new Depth(1, 0, 0, 1, 0, 0, rows, stride, padded), ref dy.Start, width,
            ref gradient.Start, new RowWalk(1, inputs, 0, 0, width), inputs * width, outputs, width, ref Unsafe.NullRef<float>(), false,
            default(Linear)));
    }

    private static BenchmarkCase DenseTranspose(int outputs, int inputs)
    {
        int width = Width(inputs), panels = Padded(inputs) / width;
        AlignedBuffer weight = Random(Padded(outputs) * inputs), transposed = new(Padded(inputs) * outputs);
        return new BenchmarkCase($"dense {outputs}x{inputs} transposition of the weights", 0, () =>
            Panels.Transpose(0, panels, ref weight.Start, outputs, Width(outputs), 1, inputs, width, ref transposed.Start));
    }

    // 3 x 3 with padding 1, stride 1.
    private static IEnumerable<BenchmarkCase> Convolution(int samples, int size, int channels, int outputs)
    {
        int pixel = channels == 1 ? 1 : Padded(channels), line = (size + 2) * pixel, image = (size + 2) * line;
        int width = Width(outputs), outputPixel = Padded(outputs), outputLine = (size + 2) * outputPixel, outputImage = (size + 2) * outputLine;
        int taps = 9, depth = taps * channels, channelWidth = Width(channels);
        AlignedBuffer x = Random(samples * image), weight = Random(depth * outputPixel), bias = Random(outputPixel),
            y = Random(samples * outputImage);
        AlignedBuffer transposed = Random(taps * Padded(channels) * outputs), dx = new(samples * (size + 2) * (size + 2) * Padded(channels));
        AlignedBuffer gradient = new(depth * outputPixel);
        double work = (double)samples * size * size * depth * outputs;
        string shape = $"convolution 3x3 {size}x{size}x{channels}->{outputs}";
        RowWalk outputRows = new(size, size, outputImage, outputLine, outputPixel);
        int inside = outputLine + outputPixel;
        int inputLine = (size + 2) * Padded(channels);

        yield return new BenchmarkCase($"{shape} forward", work, () => Contraction.Run(
            0, samples * size * size, ref x.Start, new RowWalk(size, size, image, line, pixel),
            channels == pixel ? new Depth(1, 0, 0, 3, line, 3 * channels * width, 3 * channels, 1, width)
                : new Depth(3, line, 3 * channels * width, 3, pixel, channels * width, channels, 1, width),
            ref weight.Start, depth * width, ref Unsafe.Add(ref y.Start, inside), outputRows, width, outputs, width, ref bias.Start, false,
            default(ReLU)));

        // The gradient at an input pixel meets the kernel backwards: tap (ky, kx) reads the output pixel (1 - ky, 1 - kx) away.
        int tapLength = Padded(channels) * outputs;
        yield return new BenchmarkCase($"{shape} input gradient", work, () => Contraction.Run(
            0, samples * size * size, ref Unsafe.Add(ref y.Start, 2 * inside), outputRows,
            new Depth(3, -outputLine, 3 * tapLength, 3, -outputPixel, tapLength, outputs, 1, channelWidth),
            ref transposed.Start, outputs * channelWidth, ref Unsafe.Add(ref dx.Start, inputLine + Padded(channels)),
            new RowWalk(size, size, (size + 2) * inputLine, inputLine, Padded(channels)), channelWidth, channels, channelWidth,
            ref Unsafe.NullRef<float>(), false, default(Linear)));

        yield return new BenchmarkCase($"{shape} weight gradient", work, () => Contraction.Run(
            0, depth, ref x.Start, new RowWalk(3, channels, line, pixel, 1),
            new Depth(samples, image, outputImage, size, line, outputLine, size, pixel, outputPixel),
            ref Unsafe.Add(ref y.Start, inside), width, ref gradient.Start, new RowWalk(1, depth, 0, 0, width), depth * width, outputs, width,
            ref Unsafe.NullRef<float>(), false, default(Linear)));
    }

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
        yield return new BenchmarkCase($"softmax {rows}x{classes}", 0,
            () => Softmax.Forward(rows, ref x.Start, stride, ref y.Start, stride, classes));
        yield return new BenchmarkCase($"cross-entropy {rows}x{classes} forward", 0, () => CrossEntropy.Forward(
            rows, ref x.Start, stride, classes, labels, ref y.Start, 1));
        yield return new BenchmarkCase($"cross-entropy {rows}x{classes} gradient", 0, () => CrossEntropy.Gradient(
            rows, ref x.Start, stride, classes, labels, ref loss.Start, 1, ref y.Start, stride));
    }

    private static IEnumerable<BenchmarkCase> Elementwise(int length)
    {
        AlignedBuffer x = Random(length), y = new(length);
        yield return new BenchmarkCase($"exp of {length}", 0, () => ElementwiseLoops.Exp(length, ref x.Start, ref y.Start));
        yield return new BenchmarkCase($"log of {length}", 0, () => ElementwiseLoops.Log(length, ref x.Start, ref y.Start));
        yield return new BenchmarkCase($"tanh of {length}", 0, () => ElementwiseLoops.Tanh(length, ref x.Start, ref y.Start));
        yield return new BenchmarkCase($"sigmoid of {length}", 0, () => ElementwiseLoops.Sigmoid(length, ref x.Start, ref y.Start));
        yield return new BenchmarkCase($"dropout mask of {length}", 0, () => ElementwiseLoops.Dropout(length, ref y.Start));
    }

    internal static int Width(int n)
    {
        int rounded = (n + 15) & ~15;
        return rounded % 32 != 0 && n <= 96 ? 16 : 32;
    }

    private static int Padded(int n) => (n + Width(n) - 1) / Width(n) * Width(n);

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
