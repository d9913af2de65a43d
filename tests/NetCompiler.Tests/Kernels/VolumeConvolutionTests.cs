using System;
using System.Linq;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Convolutions of volumes, and both gradients, against plain loops, on memory where all that must not be read is NaN.</summary>
public class VolumeConvolutionTests
{
    private const int PixelStride = 48;

    // Channels, outputs; then taps, stride, padding, dilation and size of each axis.
    public static TheoryData<int, int, int[], int[], int[]> Cases => new()
    {
        { 3, 5, [2, 1, 1, 1, 3], [3, 1, 1, 1, 4], [3, 1, 1, 1, 5] },
        { 17, 33, [3, 2, 1, 1, 5], [2, 1, 0, 1, 4], [3, 2, 2, 1, 7] },
        { 1, 16, [1, 1, 0, 1, 2], [3, 1, 2, 2, 6], [2, 3, 1, 2, 8] },
        { 32, 10, [2, 3, 0, 1, 7], [1, 2, 0, 1, 3], [5, 1, 4, 1, 1] },
        { 20, 40, [3, 1, 2, 2, 1], [4, 3, 3, 1, 5], [1, 1, 0, 1, 9] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void ConvolutionIsTheSumOfItsProducts(int channels, int outputs, int[] z, int[] y, int[] x) =>
        Check(channels, outputs, [Axis(z), Axis(y), Axis(x)], (c, o, tap, from, to, source, weight, result) => result[to, o] += source[from, c] * weight[tap, c, o]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void GradientOfTheSourceIsTheSumOfTheSameProducts(int channels, int outputs, int[] z, int[] y, int[] x) => Check(
        outputs, channels, [.. new[] { z, y, x }.Select(axis => Axis(axis) with { IsTransposed = true })],
        (c, o, tap, from, to, source, weight, result) => result[from, o] += source[to, c] * weight[tap, c, o]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void GradientOfTheWeightIsTheSumOfTheSameProducts(int channels, int outputs, int[] z, int[] y, int[] x)
    {
        KernelAxis[] axes = [Axis(z), Axis(y), Axis(x)];
        int[] sizes = [.. axes.Select(axis => axis.Size)], results = [.. axes.Select(axis => axis.Outputs)];
        (PoisonedBuffer source, double[,] s, VolumeStrides from) = Volume(sizes, channels);
        (PoisonedBuffer upstream, double[,] u, VolumeStrides to) = Volume(results, outputs);
        int taps = axes.Aggregate(1, (product, axis) => product * axis.Taps), rows = taps * channels, width = outputs is > 16 and <= 32 ? 32 : 16, panels = (outputs + width - 1) / width;
        double[,,] expected = new double[taps, channels, outputs];
        ForEachProduct(axes, (tap, i, o) =>
        {
            for (int k = 0; k < channels * outputs; k++)
            {
                expected[tap, k / outputs, k % outputs] += s[i, k / outputs] * u[o, k % outputs];
            }
        });

        PoisonedBuffer target = new PoisonedBuffer(panels * rows * width).Freeze();
        foreach ((int first, int end) in new[] { (0, rows / 2), (rows / 2, rows) })
        {
            VolumeConvolution.ClearRows(first, end, ref target.Start, panels, rows * width, width);
            VolumeConvolution.WeightGradient(
                first, end, ref source.Start, from, channels, ref upstream.Start, to, ref target.Start, rows * width, width, outputs, axes[0], axes[1], axes[2]);
        }

        for (int i = 0; i < target.Length; i++)
        {
            target.AllowWrite(i);
            int row = i / width % rows, output = (i / (rows * width) * width) + (i % width);
            Assert.Equal(output < outputs ? expected[row / channels, row % channels, output] : 0, target[i], 1e-4 * Math.Max(1, Math.Abs(target[i])));
        }

        target.AssertOnlyAllowedWrites("gradient of the weight");
    }

    private static void Check(
        int channels, int outputs, KernelAxis[] axes, Action<int, int, int, int, int, double[,], double[,,], double[,]> product)
    {
        bool isTransposed = axes[0].IsTransposed;
        int[] read = [.. axes.Select(axis => isTransposed ? axis.Outputs : axis.Size)], written = [.. axes.Select(axis => axis.Targets)];
        (PoisonedBuffer source, double[,] s, VolumeStrides from) = Volume(read, channels);
        (PoisonedBuffer target, double[,] expected, VolumeStrides to) = Volume(written, outputs);
        int taps = axes.Aggregate(1, (product, axis) => product * axis.Taps), width = outputs is > 16 and <= 32 ? 32 : 16, panels = (outputs + width - 1) / width;
        (PoisonedBuffer weight, double[,,] w) = Weight(taps, channels, outputs, width);
        ForEachProduct(axes, (tap, i, o) =>
        {
            for (int k = 0; k < channels * outputs; k++)
            {
                product(k / outputs, k % outputs, tap, i, o, s, w, expected);
            }
        });

        target.Freeze();
        VolumeConvolution.Run(
            ref source.Start, from, ref weight.Start, channels * width, taps * channels * width, width, channels, ref target.Start, to, outputs,
            axes[0], axes[1], axes[2]);
        for (int i = 0; i < target.Length; i++)
        {
            (int pixel, int lane) = (i / PixelStride, i % PixelStride);
            if (lane < panels * width)
            {
                target.AllowWrite(i);
            }

            if (lane < outputs)
            {
                Assert.Equal(expected[pixel, lane], target[i], 1e-4 * Math.Max(1, Math.Abs(target[i])));
            }
        }

        target.AssertOnlyAllowedWrites("volume");
    }

    private static void ForEachProduct(KernelAxis[] axes, Action<int, int, int> product)
    {
        (KernelAxis z, KernelAxis y, KernelAxis x) = (axes[0], axes[1], axes[2]);
        int taps = z.Taps * y.Taps * x.Taps;
        for (int output = 0; output < z.Outputs * y.Outputs * x.Outputs; output++)
        {
            for (int tap = 0; tap < taps; tap++)
            {
                int plane = Place(z, output / (y.Outputs * x.Outputs), tap / (y.Taps * x.Taps));
                int line = Place(y, output / x.Outputs % y.Outputs, tap / x.Taps % y.Taps), pixel = Place(x, output % x.Outputs, tap % x.Taps);
                if (plane >= 0 && plane < z.Size && line >= 0 && line < y.Size && pixel >= 0 && pixel < x.Size)
                {
                    product(tap, (((plane * y.Size) + line) * x.Size) + pixel, output);
                }
            }
        }
    }

    private static int Place(KernelAxis axis, int output, int tap) => (output * axis.Stride) - axis.Padding + (tap * axis.Dilation);

    private static KernelAxis Axis(int[] n) => new(n[0], n[1], n[2], n[3], n[4], ((n[4] + (2 * n[2]) - (n[3] * (n[0] - 1)) - 1) / n[1]) + 1);

    // Pixels of 48 floats, of which those beyond the channels are NaN.
    private static (PoisonedBuffer Memory, double[,] Values, VolumeStrides Strides) Volume(int[] sizes, int channels)
    {
        int pixels = sizes[0] * sizes[1] * sizes[2];
        PoisonedBuffer memory = new(pixels * PixelStride);
        double[,] values = new double[pixels, channels];
        Random random = new(pixels + channels);
        for (int i = 0; i < pixels * channels; i++)
        {
            memory[(i / channels * PixelStride) + (i % channels)] = random.NextSingle() - 0.5f;
            values[i / channels, i % channels] = memory[(i / channels * PixelStride) + (i % channels)];
        }

        return (memory, values, new(sizes[1] * sizes[2] * PixelStride, sizes[2] * PixelStride, PixelStride, 1));
    }

    private static (PoisonedBuffer Memory, double[,,] Values) Weight(int taps, int channels, int outputs, int width)
    {
        int panels = (outputs + width - 1) / width;
        PoisonedBuffer memory = new(panels * taps * channels * width);
        double[,,] values = new double[taps, channels, outputs];
        Random random = new(taps);
        for (int i = 0; i < memory.Length; i++)
        {
            int lane = i % width, row = i / width % (taps * channels), output = (i / (taps * channels * width) * width) + lane;
            memory[i] = output < outputs ? random.NextSingle() - 0.5f : 0;
            if (output < outputs)
            {
                values[row / channels, row % channels, output] = memory[i];
            }
        }

        return (memory, values);
    }
}
