using System;
using System.Runtime.CompilerServices;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Products of at most 16 columns: values, dead lanes, untouched memory, and the bits of a row alone.</summary>
public class FewColumnsTests
{
    [Theory]
    [InlineData(1, 10, 128, 1)]
    [InlineData(2, 1, 33, 1)]
    [InlineData(3, 16, 35, 1)]
    [InlineData(4, 9, 4, 1)]
    [InlineData(5, 8, 34, 3)]
    [InlineData(61, 10, 128, 1)]
    [InlineData(130, 3, 205, 2)]
    public void EveryRowIsTheSumOfItsProducts(int rows, int columns, int depth, int stepA)
    {
        RowWalk whole = new(1, 1, (depth * stepA) + 5, 0, 0), to = new(1, 1, 32, 0, 0);
        Check(new Product(rows, columns, depth, stepA, whole, to) { HasBias = true });
        RowWalk pixels = new(1, rows, 0, 0, (depth * stepA) + 7), pixelsTo = new(1, rows, 0, 0, 48);
        Check(new Product(rows, columns, depth, stepA, pixels, pixelsTo));
    }

    [Fact]
    public void BitsOfARowDoNotDependOnTheSplitOfTheRows()
    {
        RowWalk from = new(3, 5, 4000, 1100, 210), to = new(3, 5, 320, 96, 16);
        Product product = new(67, 10, 203, 1, from, to) { HasBias = true };
        float[] whole = product.Run((0, 67));
        foreach (int chunk in new[] { 1, 2, 3, 4, 13, 61 })
        {
            (int, int)[] chunks = new (int, int)[(67 + chunk - 1) / chunk];
            for (int i = 0; i < chunks.Length; i++)
            {
                chunks[i] = (i * chunk, Math.Min((i + 1) * chunk, 67));
            }

            Assert.Equal(whole, product.Run(chunks));
        }

        // What no range names stays as it was.
        float[] some = product.Run((3, 9), (20, 20));
        for (int row = 0; row < 67; row++)
        {
            Assert.Equal(row is >= 3 and < 9 ? whole[product.IndexOfC(row)] : float.NaN, some[product.IndexOfC(row)]);
        }
    }

    private static void Check(Product product)
    {
        float[] found = product.Run((0, product.Rows));
        bool[] written = new bool[found.Length];
        for (int row = 0; row < product.Rows; row++)
        {
            for (int column = 0; column < 16; column++)
            {
                int index = product.IndexOfC(row) + column;
                written[index] = true;
                Assert.InRange(found[index] - product.Expected(row, column), -1e-4, 1e-4);
                Assert.True(column < product.Columns || found[index] == 0);
            }
        }

        for (int i = 0; i < found.Length; i++)
        {
            Assert.True(written[i] || float.IsNaN(found[i]), $"Float {i} is not the kernel's.");
        }
    }

    private sealed class Product
    {
        private readonly int _depth, _stepA;
        private readonly RowWalk _from, _to;
        private readonly AlignedBuffer _a, _b, _bias;

        public Product(int rows, int columns, int depth, int stepA, RowWalk from, RowWalk to)
        {
            (Rows, Columns, _depth, _stepA, _from, _to) = (rows, columns, depth, stepA, from, to);
            _a = new(Row(from, rows - 1) + (depth * stepA));
            _b = new(depth * 16);
            _bias = new(16);
            Random random = new(rows);

            // Lanes beyond the true columns are zero, as pads of parameters are; what lies between rows must not be read.
            _a.Span.Fill(float.NaN);
            for (int row = 0; row < rows; row++)
            {
                for (int k = 0; k < depth; k++)
                {
                    _a.Span[Row(from, row) + (k * stepA)] = random.NextSingle() - 0.5f;
                }
            }

            for (int i = 0; i < depth * 16; i++)
            {
                _b.Span[i] = i % 16 < columns ? random.NextSingle() - 0.5f : 0;
            }

            for (int i = 0; i < columns; i++)
            {
                _bias.Span[i] = random.NextSingle() - 0.5f;
            }
        }

        public int Rows { get; }

        public int Columns { get; }

        public bool HasBias { get; init; }

        public int IndexOfC(int row) => Row(_to, row);

        public double Expected(int row, int column)
        {
            double sum = HasBias ? _bias.Span[column] : 0;
            for (int k = 0; k < _depth; k++)
            {
                sum += (double)_a.Span[Row(_from, row) + (k * _stepA)] * _b.Span[(k * 16) + column];
            }

            return Math.Max(sum, 0);
        }

        /// <summary>Computes some ranges of rows into memory of NaN.</summary>
        public float[] Run(params (int First, int End)[] ranges)
        {
            AlignedBuffer c = new(Row(_to, Rows - 1) + 64);
            c.Span.Fill(float.NaN);
            ref float bias = ref HasBias ? ref _bias.Start : ref Unsafe.NullRef<float>();
            foreach ((int first, int end) in ranges)
            {
                FewColumns.Run(first, end, ref _a.Start, _from, _depth, _stepA, ref _b.Start, ref c.Start, _to, Columns, ref bias, default(ReLU));
            }

            return c.Span.ToArray();
        }

        private static int Row(RowWalk walk, int m)
        {
            int pixel = m % walk.Pixels, line = m / walk.Pixels % walk.Lines, sample = m / walk.Pixels / walk.Lines;
            return (sample * walk.SampleStride) + (line * walk.LineStride) + (pixel * walk.PixelStride);
        }
    }
}
