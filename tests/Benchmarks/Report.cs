using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace NetCompiler.Benchmarks;

/// <summary>
/// Runs all cases in turns for several rounds and keeps the best time of each, so that a busy neighbor slows all rows
/// alike instead of one.
/// </summary>
internal static class Report
{
    private const int Rounds = 25;
    private const double SecondsPerTurn = 0.02;

    /// <summary>Measures and prints the cases whose names contain all words of <paramref name="filters"/>.</summary>
    public static void Print(IEnumerable<BenchmarkCase> all, string[] filters)
    {
        List<BenchmarkCase> cases = [.. all.Where(row => filters.All(word => row.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))];
        double[] best = Enumerable.Repeat(double.MaxValue, cases.Count).ToArray();
        double peak = 0;
        foreach (BenchmarkCase row in cases)
        {
            row.Run();
        }

        for (int round = 0; round < Rounds; round++)
        {
            peak = Math.Max(peak, PeakRate.Measure());
            for (int i = 0; i < cases.Count; i++)
            {
                best[i] = Math.Min(best[i], SecondsPerRun(cases[i].Run));
            }
        }

        string vector = Vector512.IsHardwareAccelerated ? "Vector512" : $"Vector<float> of {Vector<float>.Count}";
        Console.WriteLine($"{vector}; peak of multiply-adds, one thread: {peak:F1} GFLOP/s; best of {Rounds} rounds");
        Console.WriteLine();
        Console.WriteLine($"| {"case",-58} | {"time",12} | {"GFLOP/s",8} | {"peak",5} |");
        Console.WriteLine($"|{new string('-', 60)}|{new string('-', 14)}|{new string('-', 10)}|{new string('-', 7)}|");
        for (int i = 0; i < cases.Count; i++)
        {
            double rate = 2e-9 * cases[i].MultiplyAdds / best[i];
            string share = cases[i].MultiplyAdds == 0 ? "" : $"{rate / peak:P0}", speed = cases[i].MultiplyAdds == 0 ? "" : $"{rate:F1}";
            Console.WriteLine($"| {cases[i].Name,-58} | {1e6 * best[i],9:F2} us | {speed,8} | {share,5} |");
        }
    }

    // The best of short repetitions within one turn.
    private static double SecondsPerRun(Action run)
    {
        long started = Stopwatch.GetTimestamp();
        run();
        double once = Stopwatch.GetElapsedTime(started).TotalSeconds, best = once;
        int repetitions = Math.Clamp((int)(SecondsPerTurn / 8 / once), 1, 1_000_000);
        for (int turn = 0; turn < 8; turn++)
        {
            started = Stopwatch.GetTimestamp();
            for (int i = 0; i < repetitions; i++)
            {
                run();
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalSeconds / repetitions);
        }

        return best;
    }
}
