using System;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;
using NetCompiler.Mathematics;
using Xunit;

namespace NetCompiler.Tests.Mathematics;

/// <summary>Lane masks, comparisons and dropout masks.</summary>
public class LaneTests
{
    [Fact]
    public void SelectKeepsLiveLanesAndDropsNaN()
    {
        for (int valid = 0; valid <= 40; valid++)
        {
            for (int i = 0; i < 48; i += Vector<float>.Count)
            {
                Vector<float> x = VectorMath.Select(valid, (nuint)i, new Vector<float>(float.NaN));
                for (int lane = 0; lane < Vector<float>.Count; lane++)
                {
                    Assert.Equal(i + lane < valid ? float.NaN : 0, x[lane]);
                }
            }

            for (int i = 0; i < 48; i += 16)
            {
                Vector512<float> x = VectorMath.Select(valid, (nuint)i, Vector512.Create(float.NaN));
                for (int lane = 0; lane < 16; lane++)
                {
                    Assert.Equal(i + lane < valid ? float.NaN : 0, x[lane]);
                }
            }
        }
    }

    [Fact]
    public void ReLUGradientPassesWhereTheOutputIsPositive()
    {
        float[] outputs = [-1, 0, -0f, float.Epsilon, 2, float.PositiveInfinity];
        foreach (float output in outputs)
        {
            float expected = output > 0 ? 3 : 0;
            Assert.Equal(expected, VectorMath.ReLUGradient(Vector512.Create(3f), Vector512.Create(output))[5]);
            Assert.Equal(expected, VectorMath.ReLUGradient(new Vector<float>(3), new Vector<float>(output))[1]);
            Assert.Equal(0, VectorMath.ReLUGradient(new Vector<float>(float.NaN), new Vector<float>(-1))[1]);
        }
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(-1, -2)]
    [InlineData(float.NaN, 1)]
    [InlineData(1, float.NaN)]
    [InlineData(float.PositiveInfinity, 1)]
    public void MaxAndMinPropagateNaN(float x, float y)
    {
        Assert.Equal(MathF.Max(x, y), VectorMath.Max(Vector512.Create(x), Vector512.Create(y))[3]);
        Assert.Equal(MathF.Max(x, y), VectorMath.Max(new Vector<float>(x), new Vector<float>(y))[3]);
        Assert.Equal(MathF.Min(x, y), VectorMath.Min(Vector512.Create(x), Vector512.Create(y))[3]);
        Assert.Equal(MathF.Min(x, y), VectorMath.Min(new Vector<float>(x), new Vector<float>(y))[3]);
    }

    [Theory]
    [InlineData(-2, 0, 20)]
    [InlineData(-1.5f, 0, 20)]
    [InlineData(0, 3, 20)]
    [InlineData(6, 3, 10)]
    [InlineData(6.5f, 0, 10)]
    [InlineData(float.NegativeInfinity, 0, 20)]
    [InlineData(float.PositiveInfinity, 0, 10)]
    [InlineData(float.NaN, 0, 10)]
    public void PiecesMeetWhereTheyShould(float x, float gradient, float branch)
    {
        Assert.Equal(gradient, VectorMath.ClampGradient(Vector512.Create(3f), Vector512.Create(x), -1.5f, 6)[7]);
        Assert.Equal(gradient, VectorMath.ClampGradient(new Vector<float>(3), new Vector<float>(x), -1.5f, 6)[1]);
        Assert.Equal(branch, VectorMath.Where(Vector512.Create(x), 0.5f, Vector512.Create(10f), Vector512.Create(20f))[7]);
        Assert.Equal(branch, VectorMath.Where(new Vector<float>(x), 0.5f, new Vector<float>(10), new Vector<float>(20))[1]);
    }

    [Theory]
    [InlineData(0ul, 0L)]
    [InlineData(42ul, 1600L)]
    [InlineData(3ul, 1003L)]
    [InlineData(ulong.MaxValue, (1L << 32) - 16)]
    [InlineData(7ul, 1L << 33)]
    public void DropoutMaskHasTheBitsOfTheHashAtEveryWidth(ulong key, long index)
    {
        const uint Threshold = 0x40000000;
        Vector512<float> wide = VectorMath.DropoutMask512(key, index, Threshold, 1.25f);
        for (int i = 0; i < 16; i += Vector<float>.Count)
        {
            Vector<float> narrow = VectorMath.DropoutMask(key, index + i, Threshold, 1.25f);
            for (int lane = 0; lane < Vector<float>.Count; lane++)
            {
                float expected = VectorMath.Hash32(key, index + i + lane) >= Threshold ? 1.25f : 0;
                Assert.Equal(expected, narrow[lane]);
                Assert.Equal(expected, wide[i + lane]);
            }
        }
    }

    [Fact]
    public void DropoutThresholdsAtTheEnds()
    {
        Assert.Equal(2, VectorMath.DropoutMask(1, 0, 0, 2)[0]);
        uint hash = VectorMath.Hash32(1, 0);
        Assert.Equal(2, VectorMath.DropoutMask(1, 0, hash, 2)[0]);
        Assert.Equal(2, VectorMath.DropoutMask512(1, 0, hash, 2)[0]);
        Assert.Equal(0, VectorMath.DropoutMask(1, 0, hash + 1, 2)[0]);
        Assert.Equal(0, VectorMath.DropoutMask512(1, 0, hash + 1, 2)[0]);
        int kept = Enumerable.Range(0, 100_000).Count(i => VectorMath.Hash32(5, i) >= 0x33333333u);
        Assert.InRange(kept, 79_500, 80_500); // 0.8 expected, standard deviation 126
    }

    [Fact]
    public void HashChangesHalfOfItsBitsWithAnyBitOfKeyOrIndex()
    {
        const int Samples = 4000;
        for (int bit = 0; bit < 64 + 36; bit++)
        {
            int[] changes = new int[32];
            for (int i = 0; i < Samples; i++)
            {
                ulong key = (ulong)i * 0x9E3779B97F4A7C15;
                uint changed = bit < 64 ? VectorMath.Hash32(key ^ (1ul << bit), i) : VectorMath.Hash32(key, i ^ (1L << (bit - 64)));
                uint difference = VectorMath.Hash32(key, i) ^ changed;
                for (int b = 0; b < 32; b++)
                {
                    changes[b] += (int)((difference >> b) & 1);
                }
            }

            // Five standard deviations of 32.
            Assert.All(changes, count => Assert.InRange(count, (Samples / 2) - 160, (Samples / 2) + 160));
        }
    }

    [Fact]
    public void MasksOfNeighboringKeysAreIndependent()
    {
        const int Count = 1 << 16;
        for (ulong key = 0; key < 8; key++)
        {
            int equal = 0, both = 0;
            for (int i = 0; i < Count; i++)
            {
                bool first = IsSet(key, i);
                equal += first == IsSet(key + 1, i) ? 1 : 0;
                both += first == IsSet(key, i + 1) ? 1 : 0;
            }

            Assert.InRange(equal, (Count / 2) - 700, (Count / 2) + 700);
            Assert.InRange(both, (Count / 2) - 700, (Count / 2) + 700);
        }

        static bool IsSet(ulong key, long index) => VectorMath.Hash32(key, index) >= 1u << 31;
    }
}
