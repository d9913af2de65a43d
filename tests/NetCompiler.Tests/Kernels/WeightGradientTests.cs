using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>
/// Weight gradients against plain contractions, whose tests compare them with the definition: the same bits, however blocks are cut and rows are shared out.
/// </summary>
public class WeightGradientTests
{
    [Theory]
    [InlineData(1, 1, 1, 64, 256, 32)]
    [InlineData(1, 1, 64, 128, 256, 32)]
    [InlineData(1, 1, 193, 100, 300, 32)]
    [InlineData(1, 1, 500, 65, 1100, 32)]
    [InlineData(1, 1, 40, 600, 257, 16)]
    [InlineData(3, 5, 14, 300, 520, 32)]
    [InlineData(7, 9, 9, 90, 64, 32)]
    [InlineData(9, 1, 250, 70, 20, 16)]
    [InlineData(5, 4, 4, 10, 512, 32)]
    [InlineData(1, 1, 64, 784, 10, 16)]
    [InlineData(3, 5, 7, 304, 12, 16)]
    [InlineData(1, 1, 300, 48, 3, 16)]
    public void EqualsTheContraction(int samples, int lines, int pixels, int rows, int columns, int width)
    {
        AssertEqual(samples, lines, pixels, rows, taps: 1, columns, width, first: 0, rows);
        AssertEqual(samples, lines, pixels, rows, taps: 1, columns, width, rows / 3, rows - 1);
    }

    [Theory]
    [InlineData(3, 3, 40)]
    [InlineData(3, 7, 33)]
    [InlineData(9, 1, 8)]
    public void EqualsTheContractionOfTaps(int taps, int channels, int pixels) =>
        AssertEqual(samples: 4, lines: 3, pixels, taps * taps * channels * 8, taps, columns: 288, width: 32, first: 5, taps * taps * channels * 8);

    [Theory]
    [InlineData(1, 6, 5, 3, 3, 16, 1)]
    [InlineData(5, 7, 7, 3, 3, 24, 1)]
    [InlineData(2, 9, 30, 3, 3, 16, 2)]
    [InlineData(1, 3, 450, 3, 5, 8, 1)]
    [InlineData(9, 1, 60, 1, 7, 16, 3)]
    [InlineData(130, 1, 1, 2, 2, 32, 1)]
    [InlineData(3, 4, 4, 9, 9, 8, 1)]
    [InlineData(3, 20, 20, 3, 3, 160, 1)]
    [InlineData(3, 5, 7, 3, 3, 1, 1)]
    [InlineData(2, 4, 9, 3, 3, 1, 2)]
    public void TapsThatShareCopiesEqualTheContraction(
        int samples, int lines, int pixels, int kernelLines, int kernelPixels, int channels, int dilation)
    {
        int rows = kernelLines * kernelPixels * channels;
        AssertTapsEqual(samples, lines, pixels, kernelLines, kernelPixels, channels, dilation, columns: 64, width: 32, first: 0, rows);
        AssertTapsEqual(samples, lines, pixels, kernelLines, kernelPixels, channels, dilation, columns: 70, width: 16, rows / 48 * 16, rows);
        AssertTapsEqual(samples, lines, pixels, kernelLines, kernelPixels, channels, dilation, columns: 600, width: 32, first: 5, rows - 3);
        AssertTapsEqual(samples, lines, pixels, kernelLines, kernelPixels, channels, dilation, columns: 10, width: 16, first: 0, rows);
    }

    private static void AssertTapsEqual(
        int samples, int lines, int pixels, int kernelLines, int kernelPixels, int channels, int dilation, int columns, int width, int first, int end)
    {
        int line = (pixels + ((kernelPixels - 1) * dilation)) * channels, image = (lines + ((kernelLines - 1) * dilation)) * line;
        int pixel = (columns + width - 1) / width * width;
        AssertEqual(
            new RowWalk(kernelPixels, channels, dilation * line, dilation * channels, 1),
            new Depth(samples, image, lines * pixels * pixel, lines, line, pixels * pixel, pixels, channels, pixel),
            samples * image, samples * lines * pixels * pixel, kernelLines * kernelPixels * channels, columns, width, first, end);
    }

    // Of a convolution without padding: a line of taps is one run of floats.
    private static void AssertEqual(int samples, int lines, int pixels, int rows, int taps, int columns, int width, int first, int end)
    {
        int run = rows / taps, line = (pixels * run) + 8, image = (lines + taps) * line, pixel = (columns + width - 1) / width * width;
        AssertEqual(
            new RowWalk(taps, run, 0, line, 1), new Depth(samples, image, lines * pixels * pixel, lines, line, pixels * pixel, pixels, 3, pixel),
            samples * image, samples * lines * pixels * pixel, rows, columns, width, first, end);
    }

    private static void AssertEqual(RowWalk walk, Depth depth, int lengthA, int lengthB, int rows, int columns, int width, int first, int end)
    {
        int pixel = (columns + width - 1) / width * width;
        AlignedBuffer x = Random(lengthA, 1), dy = Random(lengthB, 2);
        AlignedBuffer expected = Random(rows * pixel, 3), actual = Random(rows * pixel, 3);
        Contraction.Run(
            first, end, ref x.Start, walk, depth, ref dy.Start, width, ref expected.Start, new RowWalk(1, rows, 0, 0, width), rows * width, columns, width,
            ref Unsafe.NullRef<float>(), false, default(Linear));
        WeightGradient.Run(first, end, ref x.Start, walk, depth, ref dy.Start, ref actual.Start, rows * width, columns, width);
        Assert.Equal(expected.Span.ToArray(), actual.Span.ToArray());

        // What an update takes lies where it would lie in the result.
        Taker update = new(Random(rows * pixel, 3));
        WeightGradient.Run(first, end, ref x.Start, walk, depth, ref dy.Start, ref update.Gradients.Start, rows * width, columns, width, update);
        Assert.Equal(expected.Span.ToArray(), update.Taken.Span.ToArray());
        Assert.Equal((end - first) * pixel, update.Count);
        AssertWeightsDescend(expected, x, walk, depth, dy, rows, columns, width, first, end);
        if (end - first == rows)
        {
            AssertPanelsEqual(expected, x, walk, depth, dy, rows, columns, width);
        }
    }

    // What tiles do to weights themselves, and what is taken of the rest, are what descent behind the gradient gives.
    private static void AssertWeightsDescend(
        AlignedBuffer gradient, AlignedBuffer x, RowWalk walk, Depth depth, AlignedBuffer dy, int rows, int columns, int width, int first, int end)
    {
        const float Rate = 0.3f;
        Taker update = new(new AlignedBuffer(gradient.Length)) { Rate = Rate };
        Random(gradient.Length, 4).CopyTo(update.Parameters);
        float[] expected = update.Parameters.Span.ToArray();
        for (int i = 0; i < gradient.Length; i++)
        {
            int row = i / width % rows;
            expected[i] -= row >= first && row < end ? Rate * gradient.Span[i] : 0;
        }

        WeightGradient.Run(first, end, ref x.Start, walk, depth, ref dy.Start, ref update.Gradients.Start, rows * width, columns, width, update);
        for (int i = 0; i < gradient.Length; i++)
        {
            update.Parameters.Span[i] -= Rate * update.Taken.Span[i];
        }

        // Pads are zero in weights, and tiles clear them.
        Assert.DoesNotContain(Live(gradient.Length, rows, columns, width), i => expected[i] != update.Parameters.Span[i]);
    }

    private static IEnumerable<int> Live(int length, int rows, int columns, int width) =>
        Enumerable.Range(0, length).Where(i => (i / (rows * width) * width) + (i % width) < columns);

    private static void AssertPanelsEqual(AlignedBuffer expected, AlignedBuffer x, RowWalk walk, Depth depth, AlignedBuffer dy, int rows, int columns, int width)
    {
        int panels = (columns + width - 1) / width;
        Taker update = new(new AlignedBuffer(expected.Length));
        foreach ((int first, int end) in new[] { (panels / 2, panels), (0, panels / 2) }.Where(range => range.Item2 > range.Item1))
        {
            WeightGradient.RunPanels(
                first, end, rows, ref x.Start, walk, depth, ref dy.Start, ref update.Gradients.Start, rows * width, columns, width, update);
        }

        Assert.Equal(expected.Span.ToArray(), update.Taken.Span.ToArray());
    }

    private static AlignedBuffer Random(int length, int seed)
    {
        AlignedBuffer buffer = new(length);
        Random random = new(seed);
        foreach (ref float value in buffer.Span)
        {
            value = random.NextSingle() - 0.5f;
        }

        return buffer;
    }

    private sealed class Taker(AlignedBuffer taken) : IWeightUpdate
    {
        public AlignedBuffer Parameters { get; } = new(taken.Length);

        public AlignedBuffer Gradients { get; } = new(taken.Length);

        public AlignedBuffer Taken => taken;

        public int Count { get; private set; }

        public float Rate { get; init; }

        public float RateOf(int start) => Rate;

        public void Take(int start, Span<float> gradients)
        {
            gradients.CopyTo(taken.Span[start..]);
            gradients.Fill(float.NaN);
            Count += gradients.Length;
        }
    }
}
