using System.Linq;
using NetCompiler;

namespace Zoo;

/// <summary>Samples to time predictions with.</summary>
internal static class RandomSample
{
    /// <summary>Numbers from -1 to 1.</summary>
    public static float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => CounterRandom.Uniform(1, (ulong)i, bound: 1))];

    /// <summary>Ids from 0 on.</summary>
    public static int[] Ids(int count, int kinds) => [.. Enumerable.Range(0, count).Select(i => CounterRandom.Below(1, (ulong)i, kinds))];

    /// <summary>A mask that hides nothing.</summary>
    public static float[] Ones(int count) => [.. Enumerable.Repeat(1f, count)];
}
