using System;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Softmax, cross-entropy, embedding and sums.</summary>
public class RowKernelTests
{
    public static TheoryData<int, int, int> RowShapes
    {
        get
        {
            // rows, lanes, stride
            TheoryData<int, int, int> shapes = new() { { 1, 1, 1 }, { 3, 10, 10 }, { 2, 33, 48 }, { 1, 1000, 1000 } };
            foreach (int n in Enumerable.Range(1, 67))
            {
                shapes.Add(2, n, n + (n % 3));
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(RowShapes))]
    public void SoftmaxEqualsTheDefinition(int rows, int n, int stride)
    {
        PoisonedBuffer x = Rows(rows, n, stride, 5), y = new PoisonedBuffer(rows * (stride + 1)).Freeze();
        Softmax.Forward(rows, ref x.Start, stride, ref y.Start, stride + 1, n);
        for (int i = 0; i < rows * n; i++)
        {
            int r = i / n, at = (r * (stride + 1)) + (i % n);
            y.AllowWrite(at);
            double expected = Probability(x, r * stride, n, i % n);

            // The rounding of x - max, up to 12 here, is the larger part of the error.
            Assert.Equal(expected, y[at], 1.5e-6 * expected);
        }

        y.AssertOnlyAllowedWrites("softmax");
        x.Freeze();
        for (int i = 0; i < rows * n; i++)
        {
            x.AllowWrite((i / n * stride) + (i % n));
        }

        Softmax.Forward(rows, ref x.Start, stride, ref x.Start, stride, n);
        x.AssertOnlyAllowedWrites("softmax in place");
        Assert.Equal(y[0], x[0]);
    }

    [Theory]
    [MemberData(nameof(RowShapes))]
    public void LogSoftmaxEqualsTheDefinition(int rows, int n, int stride)
    {
        PoisonedBuffer x = Rows(rows, n, stride, 5), y = new PoisonedBuffer(rows * (stride + 1)).Freeze();
        LogSoftmax.Forward(rows, ref x.Start, stride, ref y.Start, stride + 1, n);
        for (int i = 0; i < rows * n; i++)
        {
            int r = i / n, at = (r * (stride + 1)) + (i % n);
            y.AllowWrite(at);
            double expected = Math.Log(Probability(x, r * stride, n, i % n));
            Assert.Equal(expected, y[at], 1e-6 * Math.Max(1, -expected));
        }

        y.AssertOnlyAllowedWrites("log-softmax");
        x.Freeze();
        for (int i = 0; i < rows * n; i++)
        {
            x.AllowWrite((i / n * stride) + (i % n));
        }

        LogSoftmax.Forward(rows, ref x.Start, stride, ref x.Start, stride, n);
        x.AssertOnlyAllowedWrites("log-softmax in place");
        Assert.Equal(y[0], x[0]);
    }

    [Fact]
    public void LogSoftmaxKeepsWhatProbabilitiesLose()
    {
        PoisonedBuffer x = new(3), y = new(3);
        (x[0], x[1], x[2]) = (1e4f, -1e4f, float.NaN);
        LogSoftmax.Forward(1, ref x.Start, 3, ref y.Start, 3, 2);
        Assert.Equal([0, -2e4f], [y[0], y[1]]);
        LogSoftmax.Forward(1, ref x.Start, 3, ref y.Start, 3, 3);
        Assert.All([y[0], y[1], y[2]], value => Assert.True(float.IsNaN(value)));
    }

    [Theory]
    [InlineData(1e4f)]
    [InlineData(3e38f)]
    public void SoftmaxOfLargeLogitsDoesNotOverflow(float size)
    {
        PoisonedBuffer x = new(3), y = new(3);
        (x[0], x[1], x[2]) = (size, -size, size);
        Softmax.Forward(1, ref x.Start, 3, ref y.Start, 3, 3);
        Assert.Equal([0.5f, 0, 0.5f], [y[0], y[1], y[2]]);
    }

    [Theory]
    [MemberData(nameof(RowShapes))]
    public void CrossEntropyEqualsTheDefinition(int rows, int n, int stride)
    {
        PoisonedBuffer x = Rows(rows, n, stride, 6), loss = new PoisonedBuffer(3 * rows).Freeze(), dx = new PoisonedBuffer(rows * stride).Freeze(),
            upstream = new(rows);
        int[] labels = Enumerable.Range(0, rows).Select(r => (r * 7) % n).ToArray();
        for (int r = 0; r < rows; r++)
        {
            loss.AllowWrite(3 * r);
            upstream[r] = 0.25f * (r + 1);
        }

        CrossEntropy.Forward(rows, ref x.Start, stride, n, labels, ref loss.Start, 3);
        CrossEntropy.Gradient(rows, ref x.Start, stride, n, labels, ref upstream.Start, 1, ref dx.Start, stride);
        for (int r = 0; r < rows; r++)
        {
            double expected = -Math.Log(Probability(x, r * stride, n, labels[r]));
            Assert.Equal(expected, loss[3 * r], 1e-6 * Math.Max(expected, 1));
            for (int i = 0; i < n; i++)
            {
                dx.AllowWrite((r * stride) + i);
                double gradient = (Probability(x, r * stride, n, i) - (i == labels[r] ? 1 : 0)) * upstream[r];
                Assert.Equal(gradient, dx[(r * stride) + i], 1e-6);
            }
        }

        loss.AssertOnlyAllowedWrites("loss");
        dx.AssertOnlyAllowedWrites("gradient of the logits");
    }

    [Fact]
    public void LabelsAndConstantsFillTheirLanesOnly()
    {
        PoisonedBuffer rows = new PoisonedBuffer(3 * 7).Freeze(), values = new PoisonedBuffer(5).Freeze();
        OneHot.Spread(3, [4, -9, 0], -9, ref rows.Start, 7, 5);
        ConstantVector.Store([1.5f, -2, 0], ref values.Start);
        for (int i = 0; i < 15; i++)
        {
            int at = (i / 5 * 7) + (i % 5);
            rows.AllowWrite(at);
            Assert.Equal(i is 4 or 10 ? 1 : 0, rows[at]);
        }

        rows.AssertOnlyAllowedWrites("one-hot");
        Assert.Equal([1.5f, -2, 0], [values[0], values[1], values[2]]);
        values.AllowWrite(0);
        values.AllowWrite(1);
        values.AllowWrite(2);
        values.AssertOnlyAllowedWrites("constants");
    }

    [Fact]
    public void GradientOfASureClassKeepsItsPrecision()
    {
        PoisonedBuffer x = new(3), upstream = new(1), dx = new(3);
        (x[0], x[1], x[2], upstream[0]) = (30, 0, 1, 2);
        CrossEntropy.Gradient(1, ref x.Start, 3, 3, [0], ref upstream.Start, 1, ref dx.Start, 3);
        double rest = Math.Exp(-30) + Math.Exp(-29), expected = -2 * rest / (1 + rest);
        Assert.Equal(expected, dx[0], 1e-6 * -expected);
    }

    [Fact]
    public void NaNInLogitsGivesNaN()
    {
        PoisonedBuffer x = new(20), y = new(20), loss = new(1);
        for (int i = 0; i < 20; i++)
        {
            x[i] = i == 13 ? float.NaN : i;
        }

        Softmax.Forward(1, ref x.Start, 20, ref y.Start, 20, 20);
        CrossEntropy.Forward(1, ref x.Start, 20, 20, [2], ref loss.Start, 1);
        Assert.All(Enumerable.Range(0, 20), i => Assert.True(float.IsNaN(y[i])));
        Assert.True(float.IsNaN(loss[0]));
    }

    [Fact]
    public void EmbeddingGathersRowsAndAddsGradientsInOrder()
    {
        // Samples of two steps; the rows of a sample lie 48 floats apart, the samples 112.
        const int Count = 9, Dim = 19, Padded = 32, Steps = 2, StepStride = 48, SampleStride = 112;
        int[] ids = [3, 0, 8, 3, 3, 5];
        PoisonedBuffer table = new(Count * Padded), rows = new PoisonedBuffer(ids.Length / Steps * SampleStride).Freeze();
        PoisonedBuffer result = new PoisonedBuffer(Count * Padded).Freeze();
        for (int i = 0; i < table.Length; i++)
        {
            table[i] = i % Padded < Dim ? i : 0;
        }

        for (int sample = 0; sample < ids.Length / Steps; sample++)
        {
            Embedding.Gather(Steps, ids.AsSpan(sample * Steps), ref table.Start, Padded, ref rows[sample * SampleStride], StepStride);
        }

        float[,] expected = new float[Count, Padded];
        for (int i = 0; i < ids.Length * Padded; i++)
        {
            int r = i / Padded, at = (r / Steps * SampleStride) + (r % Steps * StepStride) + (i % Padded);
            rows.AllowWrite(at);
            Assert.Equal(table[(ids[r] * Padded) + (i % Padded)], rows[at]);
            if (i % Padded < Dim)
            {
                rows[at] = 1f / (i + 1);
                expected[ids[r], i % Padded] += rows[at];
            }
            else
            {
                rows[at] = float.NaN; // a dead lane
            }
        }

        rows.AssertOnlyAllowedWrites("gathered rows");
        Embedding.Gradient(2, 4, ids, Steps, ref rows.Start, SampleStride, StepStride, Dim, Padded, padding: -1, ref result.Start);
        Embedding.Gradient(4, 9, ids, Steps, ref rows.Start, SampleStride, StepStride, Dim, Padded, ids[5], ref result.Start);
        for (int i = 2 * Padded; i < Count * Padded; i++)
        {
            result.AllowWrite(i);
            Assert.Equal(i / Padded == ids[5] ? 0 : expected[i / Padded, i % Padded], result[i]);
        }

        result.AssertOnlyAllowedWrites("gradient of the table");
    }

    [Fact]
    public void CombineTreeAddsInAFixedTreeAndClearsPads()
    {
        for (int blocks = 1; blocks <= 40; blocks++)
        {
            const int Valid = 21, Padded = 32, Stride = 48;
            Random random = new(blocks);
            PoisonedBuffer partials = new(blocks * Stride), target = new PoisonedBuffer(Padded).Freeze();
            for (int i = 0; i < blocks * Valid; i++)
            {
                partials[(i / Valid * Stride) + (i % Valid)] = random.NextSingle() - 0.5f;
            }

            Sums.CombineTree(ref partials.Start, blocks, Stride, Valid, Padded, 0.25f, ref target.Start);
            for (int n = 0; n < Padded; n++)
            {
                target.AllowWrite(n);
                Assert.Equal(n < Valid ? 0.25f * Tree(partials, n, Stride, 0, blocks) : 0, target[n]);
            }

            target.AssertOnlyAllowedWrites("sums");
        }
    }

    [Fact]
    public void SumsOfLanesAddEveryLane()
    {
        Assert.Equal(136, Sums.OfLanes(Vector512<float>.Indices + Vector512<float>.One));
        int count = Vector<float>.Count;
        Assert.Equal(count * (count + 1) / 2, Sums.OfLanes(Vector<float>.Indices + Vector<float>.One));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        float[] x = new float[100], y = new float[100];
        int[] labels = [3];
        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Run()
        {
            Softmax.Forward(1, ref x[0], 77, ref y[0], 77, 77);
            CrossEntropy.Gradient(1, ref x[0], 77, 77, labels, ref x[0], 0, ref y[0], 77);
            CrossEntropy.Forward(1, ref x[0], 77, 77, labels, ref y[0], 1);
            MaxPool.Forward(ref x[0], 35, 2, 5, ref y[0], 7, 1, 2, 7, 7, 2, 2, 2, 2, 0, 0);
        }
    }

    // The largest power of two of blocks, complete, then the tree of the others.
    private static float Tree(PoisonedBuffer partials, int n, int stride, int first, int count)
    {
        if (count == 1)
        {
            return partials[(first * stride) + n];
        }

        int half = (int)BitOperations.RoundUpToPowerOf2((uint)count) / 2;
        return Tree(partials, n, stride, first, half) + Tree(partials, n, stride, first + half, count - half);
    }

    private static double Probability(PoisonedBuffer x, int row, int n, int lane)
    {
        double max = double.NegativeInfinity, sum = 0;
        for (int i = 0; i < n; i++)
        {
            max = Math.Max(max, x[row + i]);
        }

        for (int i = 0; i < n; i++)
        {
            sum += Math.Exp(x[row + i] - max);
        }

        return Math.Exp(x[row + lane] - max) / sum;
    }

    private static PoisonedBuffer Rows(int rows, int n, int stride, int seed)
    {
        Random random = new(seed);
        PoisonedBuffer buffer = new(rows * stride);
        for (int i = 0; i < rows * n; i++)
        {
            buffer[(i / n * stride) + (i % n)] = (random.NextSingle() - 0.5f) * 12;
        }

        return buffer;
    }
}
