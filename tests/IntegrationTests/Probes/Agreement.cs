using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Compares single-precision results with exact ones.</summary>
internal static class Agreement
{
    // Some hundred additions in single precision.
    private const double Tolerance = 1e-5;

    /// <summary>Fails where a value differs by more than 1e-5 of the largest magnitude, or of 1 if that is more.</summary>
    public static void Check(string name, IReadOnlyList<double> expected, IReadOnlyList<float> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        double allowed = Tolerance * Math.Max(1, expected.Max(Math.Abs));
        int[] wrong = [.. Enumerable.Range(0, expected.Count).Where(i => !(Math.Abs(expected[i] - actual[i]) <= allowed))];
        string places = string.Join(", ", wrong.Take(6).Select(i => $"[{i}]: expected {expected[i]:g7}, found {actual[i]:g7}"));
        Assert.True(wrong.Length == 0, $"{name}: {wrong.Length} of {expected.Count} values differ by more than {allowed:g2}: {places}");
    }
}
