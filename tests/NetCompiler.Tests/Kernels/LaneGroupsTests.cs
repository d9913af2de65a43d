using System;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Weights in groups of lanes, and sums over them, in the widths of vectors that the machine has.</summary>
public class LaneGroupsTests
{
    private static readonly float[] s_lanes = [.. Enumerable.Range(0, 64).Select(i => (float)((i * 37) % 101))];

    [Theory]
    [InlineData(1, 1, 20)]
    [InlineData(2, 2, 16)]
    [InlineData(3, 4, 16)]
    [InlineData(10, 4, 35)]
    [InlineData(16, 4, 17)]
    public void WeightsAreWhereTheirInputAndOutputSay(int outputs, int group, int depth)
    {
        const int Width = 16;
        float[] panel = [.. Enumerable.Range(0, depth * Width).Select(i => i % Width < outputs ? i + 1f : 0)];
        int groups = (outputs + group - 1) / group, blocks = (depth + 15) / 16;
        float[] target = new float[blocks * groups * group * 16];
        LaneGroups.Pack(ref panel[0], outputs, Width, depth, group, ref target[0]);
        for (int i = 0; i < target.Length; i++)
        {
            int lane = i % 16, vector = i / 16, member = vector % group, part = lane / group;
            int input = (vector / group / groups * 16) + (part * group) + member, output = (vector / group % groups * group) + (lane % group);
            Assert.Equal(input < depth && output < outputs ? panel[(input * Width) + output] : 0, target[i]);
        }
    }

    [Fact]
    public void WideVectorsAreSummedByGroups()
    {
        if (!Vector512.IsHardwareAccelerated)
        {
            return;
        }

        Vector512<float> x = Wide(0), y = Wide(1), z = Wide(2), u = Wide(3);
        Assert.Equal(Sums(0, 1, 16), Lanes(LaneGroups.Sum(x), 1));
        Assert.Equal(Sums(0, 2, 16), Lanes(LaneGroups.SumPairs(x), 2));
        Assert.Equal(Sums(0, 4, 16), Lanes(LaneGroups.SumFours(x), 4));
        Assert.Equal([.. Sums(0, 4, 16), .. Sums(1, 4, 16)], Lanes(LaneGroups.SumFours(x, y), 8));
        Assert.Equal([.. Sums(0, 4, 16), .. Sums(1, 4, 16), .. Sums(2, 4, 16)], Lanes(LaneGroups.SumFours(x, y, z), 12));
        Assert.Equal([.. Sums(0, 4, 16), .. Sums(1, 4, 16), .. Sums(2, 4, 16), .. Sums(3, 4, 16)], Lanes(LaneGroups.SumFours(x, y, z, u), 16));
        Assert.Equal(Enumerable.Range(0, 16).Select(i => s_lanes[(i / 4 * 4) + 2]), Lanes(LaneGroups.Spread(x, 0xAA), 16));
    }

    [Fact]
    public void NarrowVectorsAreSummedByGroups()
    {
        if (!SampleMemory.IsSupported || Vector<float>.Count != 8)
        {
            return;
        }

        Vector<float> x = Narrow(0), y = Narrow(1);
        Assert.Equal(Sums(0, 1, 8), Lanes(LaneGroups.Sum(x), 1));
        Assert.Equal(Sums(0, 2, 8), Lanes(LaneGroups.SumPairs(x), 2));
        Assert.Equal(Sums(0, 4, 8), Lanes(LaneGroups.SumFours(x), 4));
        Assert.Equal([.. Sums(0, 4, 8), .. Sums(1, 4, 8)], Lanes(LaneGroups.SumFours(x, y), 8));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => s_lanes[(i / 4 * 4) + 1]), Lanes(LaneGroups.Spread(x, 0x55), 8));
    }

    // Sums of small integers are exact in any order.
    private static float[] Sums(int vector, int group, int lanes) =>
        [.. Enumerable.Range(0, group).Select(j => Enumerable.Range(0, lanes / group).Sum(i => s_lanes[(vector * lanes) + (i * group) + j]))];

    private static Vector512<float> Wide(int vector) => Vector512.LoadUnsafe(ref s_lanes[vector * 16]);

    private static Vector<float> Narrow(int vector) => Vector.LoadUnsafe(ref s_lanes[vector * 8]);

    private static float[] Lanes<T>(T vector, int count)
        where T : struct => [.. Enumerable.Range(0, count).Select(i => Unsafe.Add(ref Unsafe.As<T, float>(ref vector), i))];
}
