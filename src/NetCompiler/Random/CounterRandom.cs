using System;

namespace NetCompiler;

/// <summary>
/// Random numbers without a state: the n-th number of a key depends on key and n only, so that it does not matter who asks for it, when, on which
/// thread or with which vector width.
/// </summary>
/// <remarks>
/// The mixing function is the finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014), whose
/// stream is exactly this: mix(key + n * golden ratio).
/// </remarks>
public static class CounterRandom
{
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15;

    /// <summary>A key that follows from another key and a value: seed and step, then layer, and so on.</summary>
    public static ulong Key(ulong key, ulong value) => Mix(Mix(key) + ((value + 1) * GoldenRatio));

    /// <summary>64 random bits: number <paramref name="index"/> of a key.</summary>
    public static ulong Bits(ulong key, ulong index) => Mix(key + ((index + 1) * GoldenRatio));

    /// <summary>Uniform in [0, 1), a multiple of 2^-24.</summary>
    public static float Single(ulong key, ulong index) => (Bits(key, index) >> 40) * (1f / (1 << 24));

    /// <summary>Uniform in [-<paramref name="bound"/>, <paramref name="bound"/>).</summary>
    public static float Uniform(ulong key, ulong index, float bound) => ((Single(key, index) * 2f) - 1f) * bound;

    /// <summary>Uniform in {0, …, <paramref name="count"/> - 1}; the bias is below <paramref name="count"/> / 2^64.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive.</exception>
    public static int Below(ulong key, ulong index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return (int)Math.BigMul(Bits(key, index), (ulong)count, out _);
    }

    /// <summary>Normal with mean 0 and standard deviation 1, by Box and Muller (1958): sqrt(-2 ln u) cos(2 pi v).</summary>
    public static float Normal(ulong key, ulong index)
    {
        // u in (0, 1]: its logarithm is finite, and the largest value is sqrt(2 * 53 * ln 2) = 8.57.
        double u = ((Bits(key, 2 * index) >> 11) + 1) * (1.0 / (1L << 53));
        double v = (Bits(key, (2 * index) + 1) >> 11) * (1.0 / (1L << 53));
        return (float)(Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v));
    }

    /// <summary>Fills <paramref name="order"/> with 0, 1, … in random order (Fisher and Yates).</summary>
    public static void Permute(ulong key, Span<int> order)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Shuffle(key, order);
    }

    /// <summary>Puts the elements of <paramref name="items"/> into random order (Fisher and Yates).</summary>
    public static void Shuffle(ulong key, Span<int> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Below(key, (ulong)i, i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
