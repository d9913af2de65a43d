using System;

namespace NetCompiler.Benchmarks;

/// <summary>Something to compare with, measured in turns with the case.</summary>
/// <param name="Name">What it is, such as <c>ONNX Runtime</c>.</param>
/// <param name="Run">One run, or null if it is not there.</param>
/// <param name="Count">Units of work of a run.</param>
public sealed record Workload(string Name, Action? Run, int Count = 1)
{
    /// <summary>The time of a unit of work, for what was measured elsewhere.</summary>
    public double? Seconds { get; init; }
}
