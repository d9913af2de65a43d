using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests;

public sealed class CounterRandomTests
{
    private const int Count = 200_000;

    [Fact]
    public void BitsAreThoseOfSplitMix64()
    {
        // The published sequence of seed 1234567.
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(expected, Enumerable.Range(0, 5).Select(i => CounterRandom.Bits(1234567, (ulong)i)));
    }

    [Fact]
    public void FlippingABitOfKeyOrIndexFlipsHalfOfTheBits()
    {
        for (int bit = 0; bit < 64; bit++)
        {
            double byIndex = 0, byKey = 0;
            for (ulong i = 0; i < 2000; i++)
            {
                byIndex += ulong.PopCount(CounterRandom.Bits(7, i) ^ CounterRandom.Bits(7, i ^ (1UL << bit)));
                byKey += ulong.PopCount(CounterRandom.Key(i, 5) ^ CounterRandom.Key(i ^ (1UL << bit), 5));
            }

            Assert.Equal(32, byIndex / 2000, 0.6);
            Assert.Equal(32, byKey / 2000, 0.6);
        }
    }

    [Fact]
    public void SingleIsUniform()
    {
        int[] cells = new int[100];
        for (int i = 0; i < Count; i++)
        {
            float value = CounterRandom.Single(3, (ulong)i);
            Assert.InRange(value, 0f, 0.99999999f);
            cells[(int)(value * 100)]++;
        }

        // Chi-square with 99 degrees of freedom: mean 99, standard deviation 14.
        Assert.InRange(ChiSquare(cells), 50, 160);
    }

    [Fact]
    public void NeighboringKeysAndIndicesAreIndependent()
    {
        int[] pairs = new int[256], keys = new int[256];
        for (int i = 0; i < Count; i++)
        {
            int here = (int)(CounterRandom.Single(3, (ulong)i) * 16);
            pairs[(here * 16) + (int)(CounterRandom.Single(3, (ulong)i + 1) * 16)]++;
            keys[(here * 16) + (int)(CounterRandom.Single(CounterRandom.Key(3, (ulong)i), 0) * 16)]++;
        }

        // 255 degrees of freedom: mean 255, standard deviation 23.
        Assert.InRange(ChiSquare(pairs), 170, 360);
        Assert.InRange(ChiSquare(keys), 170, 360);
    }

    [Fact]
    public void NormalHasTheMomentsOfTheNormalDistribution()
    {
        double sum = 0, squares = 0, fourths = 0, outside = 0;
        for (int i = 0; i < Count; i++)
        {
            double value = CounterRandom.Normal(11, (ulong)i);
            Assert.True(double.IsFinite(value));
            sum += value;
            squares += value * value;
            fourths += value * value * value * value;
            outside += Math.Abs(value) > 1.959964 ? 1 : 0;
        }

        Assert.Equal(0, sum / Count, 0.01);
        Assert.Equal(1, squares / Count, 0.015);
        Assert.Equal(3, fourths / Count, 0.12);
        Assert.Equal(0.05, outside / Count, 0.002);
    }

    [Fact]
    public void BelowIsUniformAndChecksItsCount()
    {
        int[] cells = new int[7];
        for (int i = 0; i < Count; i++)
        {
            cells[CounterRandom.Below(5, (ulong)i, 7)]++;
        }

        Assert.InRange(ChiSquare(cells), 0.2, 25);
        Assert.Throws<ArgumentOutOfRangeException>(() => CounterRandom.Below(0, 0, 0));
    }

    [Fact]
    public void EveryOrderIsEquallyLikely()
    {
        int[] cells = new int[24];
        int[] order = new int[4];
        for (int i = 0; i < 48_000; i++)
        {
            CounterRandom.Permute(CounterRandom.Key(9, (ulong)i), order);
            Assert.Equal(6, order.Sum());
            int code = 0;
            for (int place = 0; place < 4; place++)
            {
                code = (code * (4 - place)) + order.Skip(place + 1).Count(later => later < order[place]);
            }

            cells[code]++;
        }

        // 23 degrees of freedom: mean 23, standard deviation 6.8.
        Assert.InRange(ChiSquare(cells), 5, 50);
    }

    private static double ChiSquare(int[] cells)
    {
        double expected = cells.Sum() / (double)cells.Length;
        return cells.Sum(cell => (cell - expected) * (cell - expected) / expected);
    }
}
