using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>Compares single-precision results with the reference, relative to the largest magnitude.</summary>
internal static class Comparison
{
    /// <summary>The largest difference over the largest magnitude that the reference has (or <paramref name="scale"/> if that is more); NaN counts as infinite.</summary>
    public static double Error(IReadOnlyList<double> expected, IReadOnlyList<float> actual, double scale = 0)
    {
        if (expected.Count != actual.Count)
        {
            throw new InvalidOperationException($"{expected.Count} values were expected, {actual.Count} found.");
        }

        double largest = Math.Max(scale, expected.Count == 0 ? 0 : expected.Max(Math.Abs));
        double difference = 0;
        for (int i = 0; i < expected.Count; i++)
        {
            double distance = Math.Abs(expected[i] - actual[i]);
            difference = double.IsNaN(distance) ? double.PositiveInfinity : Math.Max(difference, distance);
        }

        return difference == 0 ? 0 : difference / largest;
    }

    /// <summary>The first places where they differ by more than allowed, for messages.</summary>
    public static string Describe(IReadOnlyList<double> expected, IReadOnlyList<float> actual, double allowed)
    {
        IEnumerable<int> wrong = Enumerable.Range(0, expected.Count).Where(i => !(Math.Abs(expected[i] - actual[i]) <= allowed));
        return $"{wrong.Count()} of {expected.Count} values; " + string.Join(", ", wrong.Take(6).Select(i => $"[{i}]: expected {expected[i]:g7}, found {actual[i]:g7}"));
    }
}
