using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;

namespace NetCompiler.Benchmarks;

/// <summary>The best times of a case and of its baseline so far.</summary>
public sealed class Measurement(string group, BenchmarkCase row)
{
    private const double SecondsPerTurn = 0.02;
    private const int BlocksPerTurn = 8;

    // What the clock says of a single run may be nothing.
    private const double LeastSeconds = 1e-8;

    // A case that takes long has fewer turns, but some.
    private const double SecondsPerCase = 8;
    private const int LeastTurns = 3;

    private double _spent;
    private int _turns;

    /// <summary>The group of the case.</summary>
    public string Group { get; } = group;

    /// <summary>What is measured.</summary>
    public BenchmarkCase Row { get; } = row;

    /// <summary>The least time of a unit of work, or infinity.</summary>
    public double Seconds { get; private set; } = double.PositiveInfinity;

    /// <summary>The same of the baseline.</summary>
    public double BaselineSeconds { get; private set; } = double.PositiveInfinity;

    /// <summary>The least that a run allocated, on all threads.</summary>
    public long AllocatedBytes { get; private set; } = long.MaxValue;

    /// <summary>What <see cref="BenchmarkCase.Reading"/> gave.</summary>
    public double Reading { get; private set; } = double.NaN;

    /// <summary>GFLOP/s, or 0 for a row without multiply-adds; a multiply-add counts as two.</summary>
    public double Rate => 2e-9 * Row.MultiplyAdds / (Seconds * Row.Count);

    /// <summary>Runs everything once: what is made and compiled at the first run does not count.</summary>
    public void WarmUp()
    {
        Row.Run();
        Row.Baseline?.Run?.Invoke();
        BaselineSeconds = Row.Baseline?.Seconds ?? BaselineSeconds;
        if (Row.Reading is not null)
        {
            Reading = Row.Reading();
            Seconds = Row.Targets.Any(target => target.Unit == TargetUnit.Lines) ? Seconds : 1e-3 * Reading;
        }
    }

    /// <summary>One turn of the case and of its baseline, unless it had enough.</summary>
    public void TakeTurn()
    {
        if (Row.Reading is not null || (_spent > SecondsPerCase && _turns >= LeastTurns))
        {
            return;
        }

        long started = Stopwatch.GetTimestamp();
        Thread.Sleep(Row.Rest);
        Seconds = Math.Min(Seconds, SecondsPerRun(Row.Run) / Row.Count);
        if (Row.Baseline is { Run: Action run } baseline)
        {
            Thread.Sleep(Row.Rest);
            BaselineSeconds = Math.Min(BaselineSeconds, SecondsPerRun(run) / baseline.Count);
        }

        if (Row.Targets.Any(target => target.Unit == TargetUnit.AllocatedBytes))
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Row.Run();
            AllocatedBytes = Math.Min(AllocatedBytes, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        _spent += Stopwatch.GetElapsedTime(started).TotalSeconds;
        _turns++;
    }

    /// <summary>What was measured in a unit, or null if there was nothing to compare with.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="peak">GFLOP/s of the machine.</param>
    public double? Value(TargetUnit unit, double peak)
    {
        double value = unit switch
        {
            TargetUnit.ShareOfPeak => Rate / peak,
            TargetUnit.ShareOfBandwidth or TargetUnit.ShareOfBaseline or TargetUnit.TimesBaseline => BaselineSeconds / Seconds,
            TargetUnit.Nanoseconds => 1e9 * Seconds,
            TargetUnit.Milliseconds => 1e3 * Seconds,
            TargetUnit.AllocatedBytes => AllocatedBytes,
            TargetUnit.Lines => Reading,
            _ => throw new ArgumentOutOfRangeException(nameof(unit)),
        };
        return double.IsFinite(value) ? value : null;
    }

    // The best of several blocks of repetitions.
    private static double SecondsPerRun(Action run)
    {
        double best = Time(run, 1), once = Math.Max(best, LeastSeconds);
        int blocks = (int)Math.Min(BlocksPerTurn, SecondsPerTurn / once);
        int repetitions = Math.Max((int)(SecondsPerTurn / BlocksPerTurn / once), 1);
        for (int block = 0; block < blocks; block++)
        {
            best = Math.Min(best, Time(run, repetitions));
        }

        return best;
    }

    // A TimeSpan counts in 100 ns, which is longer than some runs: the clock's own ticks.
    private static double Time(Action run, int repetitions)
    {
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < repetitions; i++)
        {
            run();
        }

        return (double)(Stopwatch.GetTimestamp() - started) / Stopwatch.Frequency / repetitions;
    }
}
