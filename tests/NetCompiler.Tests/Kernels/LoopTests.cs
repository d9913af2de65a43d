using System;
using System.Numerics;
using System.Runtime.Intrinsics;
using NetCompiler.CompilerServices;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>The loops that elementwise chains run in, against the same loops over single numbers.</summary>
public class LoopTests
{
    private const int Rows = 70;

    // Lines, pixels, lanes; the last two of the strides have room between pixels and lines.
    public static TheoryData<int, int, int> Shapes => new() { { 1, 1, 16 }, { 1, 5, 32 }, { 3, 1, 48 }, { 3, 4, 64 }, { 2, 3, 112 }, { 1, 1, 272 } };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ChainsComputeEveryPlace(int lines, int pixels, int lanes)
    {
        Image x = new(lines, pixels, lanes, seed: 1), y = new(lines, pixels, lanes, seed: 2);
        float[] factors = Numbers(lanes, 3);
        Elementwise.Run<ScaledSum>(Memory(), 2, Rows, x.Loop, y.Operand, x.Operand, new(ref factors[0]), y.Operand);
        Image before = new(lines, pixels, lanes, seed: 2);
        x.ForEach((row, line, pixel, lane) =>
        {
            float expected = row < 2
                ? before[row, line, pixel, lane]
                : (x[row, line, pixel, lane] * factors[lane]) + (before[row, line, pixel, lane] * (1f / Rows)) + Image.Element(row, line, pixel);
            Assert.Equal(expected, y[row, line, pixel, lane], 1e-4f * Math.Max(1, Math.Abs(expected)));
        });
        Assert.True(y.GapsAreUntouched);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void SumsPerChannelAreThoseOfBlocks(int lines, int pixels, int lanes)
    {
        Image x = new(lines, pixels, lanes, seed: 4);
        float[] partials = new float[3 * lanes];
        Sums.PerChannel<Itself>(Memory(), 1, 3, x.Loop, new(ref partials[0], lanes), x.Operand);
        double[] expected = new double[3 * lanes];
        x.ForEach((row, line, pixel, lane) => expected[(row / Sums.Block * lanes) + lane] += row < Sums.Block ? 0 : x[row, line, pixel, lane]);
        AssertClose(expected, partials);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void SumsPerSampleAreThoseOfRows(int lines, int pixels, int lanes)
    {
        Image x = new(lines, pixels, lanes, seed: 5);
        float[] sums = new float[Rows * (lanes + 16)];
        Sums.PerSample<Itself>(Memory(), 0, Rows, x.Loop, new(ref sums[0], lanes + 16), x.Operand);
        double[] expected = new double[sums.Length];
        x.ForEach((row, line, pixel, lane) => expected[(row * (lanes + 16)) + lane] += x[row, line, pixel, lane]);
        AssertClose(expected, sums);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void SumsPerPositionLeaveDeadLanesOut(int lines, int pixels, int lanes)
    {
        int valid = lanes - 9;
        Image x = new(lines, pixels, lanes, seed: 6), target = new(lines, pixels, 1, seed: 7);
        x.ForEach((row, line, pixel, lane) =>
        {
            if (lane >= valid)
            {
                x[row, line, pixel, lane] = float.NaN;
            }
        });
        Sums.PerPosition<Itself>(Memory(), 0, Rows, x.Loop, valid, target.Operand, x.Operand);
        target.ForEach((row, line, pixel, _) =>
        {
            double expected = 0;
            for (int lane = 0; lane < valid; lane++)
            {
                expected += x[row, line, pixel, lane];
            }

            Assert.Equal(expected, target[row, line, pixel, 0], 1e-4);
        });
        Assert.True(target.GapsAreUntouched);
    }

    private static void AssertClose(double[] expected, float[] actual) =>
        Assert.All(expected, (value, i) => Assert.Equal(value, actual[i], 1e-5 * Math.Max(10, Math.Abs(value))));

    private static float[] Numbers(int count, int seed)
    {
        System.Random random = new(seed);
        float[] numbers = GC.AllocateUninitializedArray<float>(count, pinned: true);
        for (int i = 0; i < count; i++)
        {
            numbers[i] = (random.NextSingle() * 2) - 1;
        }

        return numbers;
    }

    private static KernelMemory Memory() =>
        new(new Snapshot(LinearNetwork.MakeInfo()), new Workspace(LinearNetwork.Program.Instance, Rows), Rows);

    private readonly struct ScaledSum : IElementwise
    {
        public Vector512<float> Wide(in Operands x, nuint i) =>
            (Vector512.LoadUnsafe(ref x.A, i) * Vector512.LoadUnsafe(ref x.B, i))
                + (Vector512.LoadUnsafe(ref x.C, i) * Vector512.Create(x.InverseBatch)) + Vector512.Create((float)x.Element);

        public Vector<float> Narrow(in Operands x, nuint i) =>
            (Vector.LoadUnsafe(ref x.A, i) * Vector.LoadUnsafe(ref x.B, i))
                + (Vector.LoadUnsafe(ref x.C, i) * Vector.Create(x.InverseBatch)) + Vector.Create((float)x.Element);
    }

    /// <summary>Rows of lines of pixels of lanes, with gaps behind each.</summary>
    private sealed class Image(int lines, int pixels, int lanes, int seed)
    {
        private readonly int _pixel = lanes + 3;
        private readonly int _line = ((lanes + 3) * pixels) + 5;
        private readonly int _row = ((((lanes + 3) * pixels) + 5) * lines) + 7;
        private readonly float[] _data = Numbers(Rows * (((((lanes + 3) * pixels) + 5) * lines) + 7), seed);

        public LoopShape Loop => new(lines, pixels, lanes, rowElements: 1000, lineElements: 100, pixelElements: 10);

        public Operand Operand => new(ref _data[0], _row, _line, _pixel);

        public bool GapsAreUntouched
        {
            get
            {
                float[] fresh = Numbers(_data.Length, seed), now = [.. _data];
                ForEach((row, line, pixel, lane) => now[Index(row, line, pixel, lane)] = fresh[Index(row, line, pixel, lane)]);
                return now.AsSpan().SequenceEqual(fresh);
            }
        }

        public float this[int row, int line, int pixel, int lane]
        {
            get => _data[Index(row, line, pixel, lane)];
            set => _data[Index(row, line, pixel, lane)] = value;
        }

        public static float Element(int row, int line, int pixel) => (row * 1000) + (line * 100) + (pixel * 10);

        public void ForEach(Action<int, int, int, int> visit)
        {
            for (int i = 0; i < Rows * lines * pixels * lanes; i++)
            {
                visit(i / (lines * pixels * lanes), i / (pixels * lanes) % lines, i / lanes % pixels, i % lanes);
            }
        }

        private int Index(int row, int line, int pixel, int lane) => (row * _row) + (line * _line) + (pixel * _pixel) + lane;
    }
}
