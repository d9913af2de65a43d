using System;
using System.Collections.Generic;

namespace NetCompiler.Benchmarks;

/// <summary>One row of the report, or several if it has several targets.</summary>
/// <param name="Name">What is measured, with its shape.</param>
/// <param name="MultiplyAdds">Multiply-adds of one run, or 0 for a row that is judged by time alone.</param>
/// <param name="Run">One run. What it needs is best made by the first one, since most cases of a group may not be asked for.</param>
public sealed record BenchmarkCase(string Name, double MultiplyAdds, Action Run)
{
    /// <summary>Units of work of a run: times are of one unit.</summary>
    public int Count { get; init; } = 1;

    /// <summary>What the row is compared with, if it was given.</summary>
    public Workload? Baseline { get; init; }

    /// <summary>How long nothing runs before each side has its turn, where threads of the other one still look for work behind theirs.</summary>
    public TimeSpan Rest { get; init; }

    /// <summary>What must be reached; a row without targets is only shown.</summary>
    public IReadOnlyList<Target> Targets { get; init; } = [];

    /// <summary>A number to read instead of a time: milliseconds of another process, or, with such a target, lines.</summary>
    public Func<double>? Reading { get; init; }

    /// <summary>The same case with one more target.</summary>
    public BenchmarkCase Reaches(TargetUnit unit, double value, bool isRequired = true) =>
        this with { Targets = [.. Targets, new Target(unit, value, isRequired)] };
}
