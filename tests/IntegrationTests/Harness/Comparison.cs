using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>Compares single-precision results with the reference, relative to the largest magnitude.</summary>
internal static class Comparison
{
    /// <summary>The first places where they differ by more than allowed, for messages.</summary>
    public static string Describe(IReadOnlyList<double> expected, IReadOnlyList<float> actual, double allowed)
    {
        IEnumerable<int> wrong = Enumerable.Range(0, expected.Count).Where(i => !(Math.Abs(expected[i] - actual[i]) <= allowed));
        return $"{wrong.Count()} of {expected.Count} values; " + string.Join(", ", wrong.Take(6).Select(i => $"[{i}]: expected {expected[i]:g7}, found {actual[i]:g7}"));
    }
}
