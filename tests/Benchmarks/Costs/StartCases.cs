using System;
using System.Collections.Generic;

namespace NetCompiler.Benchmarks;

/// <summary>A process of its own that predicts once: how long, and how it divides.</summary>
internal static class StartCases
{
    private const int Processes = 7;

    public static IEnumerable<BenchmarkCase> All()
    {
        Lazy<FirstPrediction> best = new(() =>
        {
            string path = TemporaryFiles.PathOf("small.safetensors");
            new SmallCNN(seed: 1).Save(path);
            return FirstPrediction.Best(path, Processes);
        });
        yield return Case("first prediction of a process, small CNN", 120, () => best.Value.All);
        yield return Case("of it the start of .NET", null, () => best.Value.Start);
        yield return Case("of it loading weights", null, () => best.Value.Load);
        yield return Case("of it predicting", null, () => best.Value.Predict);
    }

    private static BenchmarkCase Case(string name, double? milliseconds, Func<double> read)
    {
        BenchmarkCase row = new(name, 0, () => { }) { Reading = read };
        return milliseconds is double most ? row.Reaches(TargetUnit.Milliseconds, most) : row;
    }
}
