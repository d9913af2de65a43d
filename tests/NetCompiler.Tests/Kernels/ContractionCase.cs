using System;
using System.Runtime.CompilerServices;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>
/// One call of <see cref="Contraction.Run{TEpilogue}"/> on poisoned memory, compared with the definition in double. The
/// offsets place element (0, 0) of each matrix inside its buffer, so that strides may be negative.
/// </summary>
internal sealed class ContractionCase
{
    public required string Name { get; init; }

    public int First { get; init; }

    public required int End { get; init; }

    public required RowWalk RowsA { get; init; }

    public required RowWalk RowsC { get; init; }

    public required Depth Depth { get; init; }

    public required int PanelB { get; init; }

    public required int PanelC { get; init; }

    public required int Columns { get; init; }

    public required int Width { get; init; }

    public bool Bias { get; init; }

    public bool Accumulate { get; init; }

    public bool ReLU { get; init; }

    public int OffsetA { get; init; }

    public int OffsetB { get; init; }

    public int OffsetC { get; init; }

    public required int LengthA { get; init; }

    public required int LengthB { get; init; }

    public required int LengthC { get; init; }

    private int DepthCount => Depth.Outer * Depth.Middle * Depth.Inner;

    private int Panels => (Columns + Width - 1) / Width;

    /// <summary>Runs the case and checks values, dead lanes and untouched memory; returns the bits of the result.</summary>
    public int[] Check(int seed = 1)
    {
        Random random = new(seed);
        PoisonedBuffer a = new(LengthA), b = new(LengthB), c = new(LengthC), bias = new(Panels * Width);
        for (int k = 0; k < DepthCount; k++)
        {
            for (int m = First; m < End; m++)
            {
                Plant(random, ref a[OffsetA + Row(RowsA, m) + OffsetOfDepth(k).A]);
            }

            for (int n = 0; n < Columns; n++)
            {
                Plant(random, ref b[OffsetB + OffsetOfDepth(k).B + (n / Width * PanelB) + (n % Width)]);
            }
        }

        for (int n = 0; n < Columns; n++)
        {
            Plant(random, ref bias[n]);
            for (int m = First; Accumulate && m < End; m++)
            {
                Plant(random, ref c[IndexOfC(m, n)]);
            }
        }

        double[,] expected = Expected(a, b, c, bias, out double[,] magnitude);
        a.Freeze();
        b.Freeze();
        c.Freeze();
        for (int m = First; m < End; m++)
        {
            for (int n = 0; n < Panels * Width; n++)
            {
                c.AllowWrite(IndexOfC(m, n));
            }
        }

        Run(a, b, c, bias);
        a.AssertOnlyAllowedWrites(Name + ", a");
        b.AssertOnlyAllowedWrites(Name + ", b");
        c.AssertOnlyAllowedWrites(Name + ", c");
        return Compare(c, expected, magnitude);
    }

    private static void Plant(Random random, ref float value)
    {
        if (float.IsNaN(value))
        {
            value = (random.NextSingle() * 2) - 1;
        }
    }

    private static int Row(RowWalk walk, int m)
    {
        int pixel = m % walk.Pixels, line = m / walk.Pixels % walk.Lines, sample = m / walk.Pixels / walk.Lines;
        return (sample * walk.SampleStride) + (line * walk.LineStride) + (pixel * walk.PixelStride);
    }

    private (int A, int B) OffsetOfDepth(int k)
    {
        int inner = k % Depth.Inner, middle = k / Depth.Inner % Depth.Middle, outer = k / Depth.Inner / Depth.Middle;
        return (
            (outer * Depth.OuterA) + (middle * Depth.MiddleA) + (inner * Depth.InnerA),
            (outer * Depth.OuterB) + (middle * Depth.MiddleB) + (inner * Depth.InnerB));
    }

    private int IndexOfC(int m, int n) => OffsetC + Row(RowsC, m) + (n / Width * PanelC) + (n % Width);

    private void Run(PoisonedBuffer a, PoisonedBuffer b, PoisonedBuffer c, PoisonedBuffer bias)
    {
        ref float start = ref Bias ? ref bias.Start : ref Unsafe.NullRef<float>();
        ref float startA = ref a[OffsetA], startB = ref b[OffsetB], startC = ref c[OffsetC];
        if (ReLU)
        {
            Contraction.Run(
                First, End, ref startA, RowsA, Depth, ref startB, PanelB, ref startC, RowsC, PanelC, Columns, Width, ref start, Accumulate,
                default(ReLU));
        }
        else
        {
            Contraction.Run(
                First, End, ref startA, RowsA, Depth, ref startB, PanelB, ref startC, RowsC, PanelC, Columns, Width, ref start, Accumulate,
                default(Linear));
        }
    }

    private double[,] Expected(PoisonedBuffer a, PoisonedBuffer b, PoisonedBuffer c, PoisonedBuffer bias, out double[,] magnitude)
    {
        double[,] expected = new double[End - First, Columns];
        magnitude = new double[End - First, Columns];
        for (int m = First; m < End; m++)
        {
            for (int n = 0; n < Columns; n++)
            {
                double sum = (Bias ? bias[n] : 0) + (Accumulate ? (double)c[IndexOfC(m, n)] : 0), size = Math.Abs(sum);
                for (int k = 0; k < DepthCount; k++)
                {
                    (int offsetA, int offsetB) = OffsetOfDepth(k);
                    double term = (double)a[OffsetA + Row(RowsA, m) + offsetA] * b[OffsetB + offsetB + (n / Width * PanelB) + (n % Width)];
                    sum += term;
                    size += Math.Abs(term);
                }

                expected[m - First, n] = ReLU ? Math.Max(sum, 0) : sum;
                magnitude[m - First, n] = size;
            }
        }

        return expected;
    }

    private int[] Compare(PoisonedBuffer c, double[,] expected, double[,] magnitude)
    {
        int[] bits = new int[(End - First) * Columns];
        double tolerance = 6e-8 * (2 + (4 * Math.Sqrt(DepthCount)));
        for (int m = First; m < End; m++)
        {
            for (int n = 0; n < Panels * Width; n++)
            {
                float actual = c[IndexOfC(m, n)];
                if (n >= Columns)
                {
                    Assert.True(BitConverter.SingleToInt32Bits(actual) == 0, $"{Name}: dead lane ({m}, {n}) is {actual:R}, not zero.");
                    continue;
                }

                double difference = Math.Abs(actual - expected[m - First, n]);
                Assert.True(
                    difference <= tolerance * magnitude[m - First, n], $"{Name}: c({m}, {n}) is {actual:R}, expected {expected[m - First, n]:R}.");
                bits[((m - First) * Columns) + n] = BitConverter.SingleToInt32Bits(actual);
            }
        }

        return bits;
    }
}
