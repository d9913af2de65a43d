using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetCompiler.CompilerServices;

namespace NetCompiler.Benchmarks;

/// <summary>Reading memory in order by one thread, which computes nothing but a sum.</summary>
internal static class ReadRate
{
    private const int Repetitions = 8;

    /// <summary>The levels of the caches by what the system says of their sizes, and the memory behind them.</summary>
    public static LevelRate[] OfAllLevels()
    {
        (long first, long second, long third) = (CacheBytes(1, 32 << 10), CacheBytes(2, 1 << 20), CacheBytes(3, 32 << 20));

        // A few times the second level is what a core gets of the third, of which others take their part.
        long inThird = Math.Min(third / 2, 4 * second), inMemory = Math.Min(4 * third, 1L << 30);
        AlignedBuffer buffer = new(inMemory / sizeof(float));
        buffer.Span.Fill(1);
        List<LevelRate> rates = [];
        foreach ((string level, long bytes) in new[] { ("L1", first / 2), ("L2", second / 2), ("L3", inThird), ("memory", inMemory) })
        {
            rates.Add(new LevelRate(level, bytes, Measure(buffer, (int)(bytes / sizeof(float)))));
        }

        return [.. rates];
    }

    /// <summary>
    /// The sum of floats, with as many chains as it takes not to wait for additions, and from four places at once: one place alone gives a tenth less,
    /// since what reads ahead of it stops at the end of each page.
    /// </summary>
    /// <param name="start">The first, aligned.</param>
    /// <param name="length">How many, a multiple of 256.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Sum(ref float start, int length)
    {
        nuint quarter = (nuint)length / 4;
        ref float second = ref Unsafe.Add(ref start, quarter), third = ref Unsafe.Add(ref second, quarter);
        ref float fourth = ref Unsafe.Add(ref third, quarter);
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
            for (nuint i = 0; i < quarter; i += 32)
            {
                a += Vector512.LoadUnsafe(ref start, i);
                b += Vector512.LoadUnsafe(ref start, i + 16);
                c += Vector512.LoadUnsafe(ref second, i);
                d += Vector512.LoadUnsafe(ref second, i + 16);
                e += Vector512.LoadUnsafe(ref third, i);
                f += Vector512.LoadUnsafe(ref third, i + 16);
                g += Vector512.LoadUnsafe(ref fourth, i);
                h += Vector512.LoadUnsafe(ref fourth, i + 16);
            }

            return Vector512.Sum(a + b + c + d + e + f + g + h);
        }

        nuint step = (nuint)Vector<float>.Count;
        Vector<float> p = default, q = default, r = default, s = default, t = default, u = default, v = default, w = default;
        for (nuint i = 0; i < quarter; i += 2 * step)
        {
            p += Vector.LoadUnsafe(ref start, i);
            q += Vector.LoadUnsafe(ref start, i + step);
            r += Vector.LoadUnsafe(ref second, i);
            s += Vector.LoadUnsafe(ref second, i + step);
            t += Vector.LoadUnsafe(ref third, i);
            u += Vector.LoadUnsafe(ref third, i + step);
            v += Vector.LoadUnsafe(ref fourth, i);
            w += Vector.LoadUnsafe(ref fourth, i + step);
        }

        return Vector.Sum(p + q + r + s + t + u + v + w);
    }

    private static double Measure(AlignedBuffer buffer, int length)
    {
        int passes = Math.Max(1, (8 << 20) / length);
        double best = double.PositiveInfinity;
        for (int i = 0; i < Repetitions; i++)
        {
            long started = Stopwatch.GetTimestamp();
            for (int pass = 0; pass < passes; pass++)
            {
                _ = Sum(ref buffer.Start, length);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalSeconds / passes);
        }

        return 1e-9 * sizeof(float) * length / best;
    }

    // Linux says it in files such as index0/size, "48K"; elsewhere a usual size has to do.
    private static long CacheBytes(int level, long usual)
    {
        const string Caches = "/sys/devices/system/cpu/cpu0/cache";
        if (!Directory.Exists(Caches))
        {
            return usual;
        }

        foreach (string cache in Directory.EnumerateDirectories(Caches, "index*"))
        {
            string Read(string name) => File.ReadAllText(Path.Combine(cache, name)).Trim();
            bool isLevel = Read("level") == level.ToString(CultureInfo.InvariantCulture) && Read("type") != "Instruction";
            if (isLevel && Read("size") is [.. string digits, 'K'])
            {
                return 1024 * long.Parse(digits, CultureInfo.InvariantCulture);
            }
        }

        return usual;
    }
}
