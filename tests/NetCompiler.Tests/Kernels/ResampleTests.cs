using System;
using System.Linq;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

public class ResampleTests
{
    // Several windows, and more columns than are prepared at once.
    private static readonly ResampleAxis[] s_axes =
    [
        new(ResampleMode.Average, 7, 4, 3, 2, 1), new(ResampleMode.PaddedAverage, 7, 3, 2, 3, 1), new(ResampleMode.Average, 3, 8, 1, 1, 2),
        new(ResampleMode.Adaptive, 7, 3, 1, 1, 0), new(ResampleMode.Adaptive, 3, 6, 1, 1, 0), new(ResampleMode.Linear, 4, 12, 1, 3, 0),
        new(ResampleMode.Linear, 50, 100, 1, 2, 0), new(ResampleMode.Reflection, 5, 11, 1, 1, 4), new(ResampleMode.Replication, 2, 70, 1, 1, 6),
        new(ResampleMode.Linear, 1, 2, 1, 2, 0), new(ResampleMode.Reflection, 1, 1, 1, 1, 0),
    ];

    // Axes by number, channels, source pixel, target pixel.
    public static TheoryData<int, int, int, int, int> Shapes => new()
    {
        { 0, 1, 16, 16, 16 }, { 1, 2, 20, 32, 48 }, { 2, 3, 3, 16, 16 }, { 3, 4, 37, 48, 48 }, { 4, 5, 16, 32, 16 }, { 5, 6, 8, 16, 16 },
        { 6, 7, 16, 16, 16 }, { 7, 8, 16, 16, 16 }, { 8, 9, 16, 16, 32 }, { 9, 10, 16, 16, 16 }, { 10, 0, 64, 64, 64 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void GatherSumsWeightedWindows(int vertical, int horizontal, int channels, int sourcePixel, int targetPixel)
    {
        (ResampleAxis y, ResampleAxis x) = (s_axes[vertical], s_axes[horizontal]);
        int sourceLine = (x.Size + 2) * sourcePixel, targetLine = (x.Outputs + 1) * targetPixel;
        PoisonedBuffer source = Image(y.Size, x.Size, channels, sourceLine, sourcePixel);
        PoisonedBuffer target = new PoisonedBuffer(y.Outputs * targetLine).Freeze();
        Resample.Gather(ref source.Start, sourceLine, sourcePixel, ref target.Start, targetLine, targetPixel, y, x, -3);

        (double[][] lines, double[][] pixels) = (Weights(y), Weights(x));
        Check(target, y.Outputs, x.Outputs, channels, targetLine, targetPixel, (i, j, channel) =>
        {
            double sum = lines[i].Sum() == 0 || pixels[j].Sum() == 0 ? -3 : 0;
            for (int k = 0; k < y.Size * x.Size; k++)
            {
                (int u, int v) = Math.DivRem(k, x.Size);
                sum += lines[i][u] * pixels[j][v] * source[(u * sourceLine) + (v * sourcePixel) + channel];
            }

            return sum;
        });
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ScatterIsTheTranspose(int vertical, int horizontal, int channels, int targetPixel, int sourcePixel)
    {
        (ResampleAxis y, ResampleAxis x) = (s_axes[vertical], s_axes[horizontal]);
        int sourceLine = (x.Outputs + 2) * sourcePixel, targetLine = (x.Size + 1) * targetPixel;
        PoisonedBuffer source = Image(y.Outputs, x.Outputs, channels, sourceLine, sourcePixel);
        PoisonedBuffer target = new PoisonedBuffer(y.Size * targetLine).Freeze();
        Resample.Scatter(ref source.Start, sourceLine, sourcePixel, ref target.Start, targetLine, targetPixel, y, x);

        (double[][] lines, double[][] pixels) = (Weights(y), Weights(x));
        Check(target, y.Size, x.Size, channels, targetLine, targetPixel, (u, v, channel) =>
        {
            double sum = 0;
            for (int k = 0; k < y.Outputs * x.Outputs; k++)
            {
                (int i, int j) = Math.DivRem(k, x.Outputs);
                sum += lines[i][u] * pixels[j][v] * source[(i * sourceLine) + (j * sourcePixel) + channel];
            }

            return sum;
        });
    }

    [Fact]
    public void InfinityStaysWithItsWindows()
    {
        PoisonedBuffer source = new(3 * 16), target = new(6 * 16);
        for (int i = 0; i < source.Length; i++)
        {
            source[i] = i / 16 == 2 ? float.PositiveInfinity : 1;
        }

        // Output 1 lies between values 0 and 1, output 3 between 1 and 2.
        ResampleAxis one = new(ResampleMode.Average, 1, 1, 1, 1, 0), doubled = new(ResampleMode.Linear, 3, 6, 1, 2, 0);
        Resample.Gather(ref source.Start, 48, 16, ref target.Start, 96, 16, one, doubled, 0);
        Assert.Equal([1, 1, 1, float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity], Enumerable.Range(0, 6).Select(i => target[i * 16]));
    }

    // The weight of each value of the source in each output, by the words of the mode.
    private static double[][] Weights(ResampleAxis axis) => [.. Enumerable.Range(0, axis.Outputs).Select(output =>
    {
        double[] weights = new double[axis.Size];
        int start = (output * axis.Step) - axis.Padding, place = output - axis.Padding;
        double center = Math.Max(((output + 0.5) / axis.Step) - 0.5, 0);
        for (int i = 0; i < axis.Size; i++)
        {
            bool isMirrored = i == place || i == -place || i == (2 * (axis.Size - 1)) - place;
            bool isNearest = i == place || (i == 0 && place < 0) || (i == axis.Size - 1 && place > i);
            weights[i] = axis.Mode switch
            {
                ResampleMode.Average or ResampleMode.PaddedAverage => i >= start && i < start + axis.Window ? 1 : 0,
                ResampleMode.Adaptive => i >= Math.Floor((double)output * axis.Size / axis.Outputs) && i < (output + 1.0) * axis.Size / axis.Outputs ? 1 : 0,
                ResampleMode.Linear => Math.Max(0, 1 - Math.Abs(Math.Min(center, axis.Size - 1) - i)),
                ResampleMode.Reflection => isMirrored ? 1 : 0,
                _ => isNearest ? 1 : 0,
            };
        }

        double total = axis.Mode == ResampleMode.PaddedAverage ? Math.Min(start + axis.Window, axis.Size + axis.Padding) - start : weights.Sum();
        return weights.Select(weight => total == 0 ? 0 : weight / total).ToArray();
    })];

    private static void Check(PoisonedBuffer target, int height, int width, int channels, int line, int pixel, Func<int, int, int, double> expected)
    {
        for (int i = 0; i < height * width * pixel; i++)
        {
            (int y, int x, int channel) = (i / pixel / width, i / pixel % width, i % pixel);
            int at = (y * line) + (x * pixel) + channel;
            target.AllowWrite(at);
            if (channel < channels)
            {
                Assert.Equal(expected(y, x, channel), target[at], 1e-4);
            }
        }

        target.AssertOnlyAllowedWrites("resampled image");
    }

    private static PoisonedBuffer Image(int height, int width, int channels, int line, int pixel)
    {
        Random random = new(height);
        PoisonedBuffer image = new(height * line);
        for (int i = 0; i < height * width * channels; i++)
        {
            image[(i / channels / width * line) + (i / channels % width * pixel) + (i % channels)] = random.NextSingle() - 0.5f;
        }

        return image;
    }
}
