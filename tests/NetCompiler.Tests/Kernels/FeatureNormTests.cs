using System;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Normalization over the lanes of each pixel and its gradient, against the formulas in double, with lanes behind the row that are NaN.</summary>
public class FeatureNormTests
{
    private const int Lines = 2;
    private const int Pixels = 3;
    private const float Epsilon = 1e-3f;

    public static TheoryData<int, bool> Sizes
    {
        get
        {
            TheoryData<int, bool> sizes = new() { { 200, true }, { 768, true }, { 768, false } };
            foreach (int n in Enumerable.Range(2, 66))
            {
                sizes.Add(n, n % 2 == 0);
            }

            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ForwardEqualsTheDefinition(int n, bool isCentered)
    {
        Memory memory = new(n);
        FeatureNorm.Forward<Itself>(
            default, 0, 2, memory.Shape, n, Epsilon, isCentered, memory.Y, new(ref memory.Weight.Start), new(ref memory.Bias.Start), memory.X);
        memory.AssertResults((pixel, lane) => (Normalized(memory.Values(pixel), isCentered)[lane] * memory.Weight[lane]) + memory.Bias[lane]);

        FeatureNorm.Forward<Itself>(default, 0, 2, memory.Shape, n, Epsilon, isCentered, memory.Y, new(ref memory.Weight.Start), default, memory.X);
        memory.AssertResults((pixel, lane) => Normalized(memory.Values(pixel), isCentered)[lane] * memory.Weight[lane]);

        FeatureNorm.Forward<Doubled>(default, 0, 2, memory.Shape, n, Epsilon, isCentered, memory.Y, default, default, memory.X);
        memory.AssertResults((pixel, lane) => Normalized([.. memory.Values(pixel).Select(x => 2 * x)], isCentered)[lane]);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void GradientEqualsTheDefinition(int n, bool isCentered)
    {
        Memory memory = new(n);
        FeatureNorm.Gradient<Itself>(default, 0, 2, memory.Shape, n, Epsilon, isCentered, memory.Y, memory.X, memory.G);
        memory.AssertResults((pixel, lane) => Gradient(memory.Values(pixel), memory.Upstream(pixel), isCentered)[lane]);

        FeatureNorm.Gradient<Doubled>(default, 0, 2, memory.Shape, n, Epsilon, isCentered, memory.Y, memory.X, memory.G);
        memory.AssertResults((pixel, lane) => 2 * Gradient(memory.Values(pixel), memory.Upstream(pixel), isCentered)[lane]);
    }

    [Fact]
    public void EqualValuesAreNormalizedToZero()
    {
        float[] x = GC.AllocateArray<float>(48, pinned: true), y = GC.AllocateArray<float>(48, pinned: true);
        Array.Fill(x, 1e6f);
        FeatureNorm.Forward<Itself>(default, 0, 1, new(1, 1, 48), 48, 1e-12f, true, new(ref y[0]), default, default, new(ref x[0]));
        Assert.All(y, value => Assert.Equal(0, value));
    }

    // A mean of 10,000 deviations, known to a few units in its last place, and a first value far away from all others.
    [Theory]
    [InlineData(768, 10_000, 0, 3e-3)]
    [InlineData(100, 10_000, 0, 3e-3)]
    [InlineData(768, 0, 1e5, 2e-5)]
    [InlineData(100, 0, 1e5, 2e-5)]
    public void LargeMeansAndOutliersKeepTheirDigits(int n, float mean, float first, double tolerance)
    {
        float[] x = GC.AllocateArray<float>(3 * 768, pinned: true), y = GC.AllocateArray<float>(x.Length, pinned: true);
        System.Random random = new(n);
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = mean + (3.4f * (random.NextSingle() - 0.5f)) + (i % 768 == 0 ? first : 0);
        }

        FeatureNorm.Forward<Itself>(default, 0, 3, new(1, 1, 768), n, 1e-5f, true, new(ref y[0], 768), default, default, new(ref x[0], 768));
        for (int row = 0; row < 3; row++)
        {
            double[] expected = Normalized([.. x.Skip(768 * row).Take(n).Select(value => (double)value)], isCentered: true);
            Assert.All(expected, (value, i) => Assert.Equal(value, y[(768 * row) + i], tolerance * Math.Max(1, Math.Abs(value))));
        }
    }

    [Fact]
    public void PixelsHaveTheSameBitsAloneAndInPairs()
    {
        Memory memory = new(100);
        FeatureNorm.Forward<Itself>(default, 0, 2, memory.Shape, 100, Epsilon, true, memory.Y, default, default, memory.X);
        float[] pairs = memory.Results();
        FeatureNorm.Forward<Itself>(default, 0, 1, new(1, 1, 112), 100, Epsilon, true, memory.Y, default, default, memory.X);
        Assert.Equal(pairs, memory.Results());
    }

    private static (double Mean, double Scale) Statistics(double[] x, bool isCentered)
    {
        double mean = isCentered ? x.Average() : 0;
        return (mean, 1 / Math.Sqrt(x.Average(value => (value - mean) * (value - mean)) + Epsilon));
    }

    private static double[] Normalized(double[] x, bool isCentered)
    {
        (double mean, double scale) = Statistics(x, isCentered);
        return [.. x.Select(value => (value - mean) * scale)];
    }

    private static double[] Gradient(double[] x, double[] g, bool isCentered)
    {
        double scale = Statistics(x, isCentered).Scale, mean = isCentered ? g.Average() : 0;
        double[] z = Normalized(x, isCentered);
        double slope = z.Zip(g, (a, b) => a * b).Average();
        return [.. z.Zip(g, (a, b) => scale * (b - mean - (a * slope)))];
    }

    // Two rows of lines of pixels, with gaps behind each that nobody may touch.
    private sealed class Memory
    {
        private readonly int _n;
        private readonly int _lanes;
        private readonly PoisonedBuffer _x;
        private readonly PoisonedBuffer _g;
        private readonly PoisonedBuffer _y;

        public Memory(int n)
        {
            _n = n;
            _lanes = (n + 15) & ~15;
            int length = 2 * RowStride;
            (_x, _g, _y) = (new(length), new(length), new(length));
            (Weight, Bias) = (new(_lanes), new(_lanes));
            System.Random random = new(n);
            for (int lane = 0; lane < n; lane++)
            {
                (Weight[lane], Bias[lane]) = (random.NextSingle() + 0.5f, random.NextSingle() - 0.5f);
                for (int pixel = 0; pixel < 2 * Lines * Pixels; pixel++)
                {
                    _x[Start(pixel) + lane] = 3 + (4 * random.NextSingle());
                    _g[Start(pixel) + lane] = random.NextSingle() - 0.25f;
                }
            }
        }

        public PoisonedBuffer Weight { get; }

        public PoisonedBuffer Bias { get; }

        public LoopShape Shape => new(Lines, Pixels, _lanes);

        public Operand X => Operand(_x);

        public Operand G => Operand(_g);

        public Operand Y => Operand(_y.Freeze());

        private int PixelStride => _lanes + 3;

        private int LineStride => (Pixels * PixelStride) + 5;

        private int RowStride => (Lines * LineStride) + 7;

        public double[] Values(int pixel) => [.. Enumerable.Range(Start(pixel), _n).Select(i => (double)_x[i])];

        public double[] Upstream(int pixel) => [.. Enumerable.Range(Start(pixel), _n).Select(i => (double)_g[i])];

        public float[] Results() => [.. Enumerable.Range(Start(0), _n).Select(i => _y[i])];

        public void AssertResults(Func<int, int, double> expected)
        {
            for (int pixel = 0; pixel < 2 * Lines * Pixels; pixel++)
            {
                for (int lane = 0; lane < _lanes; lane++)
                {
                    _y.AllowWrite(Start(pixel) + lane);
                    if (lane < _n)
                    {
                        double value = expected(pixel, lane);
                        Assert.Equal(value, _y[Start(pixel) + lane], 2e-5 * Math.Max(1, Math.Abs(value)));
                    }
                }
            }

            _y.AssertOnlyAllowedWrites("norm");
        }

        private Operand Operand(PoisonedBuffer buffer) => new(ref buffer.Start, RowStride, LineStride, PixelStride);

        private int Start(int pixel) =>
            (pixel / (Lines * Pixels) * RowStride) + (pixel / Pixels % Lines * LineStride) + (pixel % Pixels * PixelStride);
    }

    private readonly struct Doubled : IElementwise
    {
        public Vector512<float> Wide(in Operands x, nuint i) => Vector512.LoadUnsafe(ref x.A, i) + Vector512.LoadUnsafe(ref x.A, i);

        public Vector<float> Narrow(in Operands x, nuint i) => Vector.LoadUnsafe(ref x.A, i) + Vector.LoadUnsafe(ref x.A, i);
    }
}
