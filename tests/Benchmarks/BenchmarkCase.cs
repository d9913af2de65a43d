using System;

namespace NetCompiler.Benchmarks;

/// <summary>One row of the report.</summary>
/// <param name="Name">What is measured, with its shape.</param>
/// <param name="MultiplyAdds">Multiply-adds of one run, or 0 for a row that is judged by time alone.</param>
/// <param name="Run">One run.</param>
public sealed record BenchmarkCase(string Name, double MultiplyAdds, Action Run);
