using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NetCompiler.Benchmarks;

/// <summary>A user who debugs: the network in a Debug build, the library as it ships, against the network in a Release build.</summary>
internal static class DebugBuildCases
{
    public static IEnumerable<BenchmarkCase> All()
    {
        Lazy<Action> debug = new(() => Predict(OptimizationLevel.Debug)), release = new(() => Predict(OptimizationLevel.Release));
        yield return new BenchmarkCase("small CNN in a Debug build", 0, () => debug.Value())
        {
            Baseline = new Workload("a Release build", () => release.Value()),
        }.Reaches(TargetUnit.ShareOfBaseline, 0.70);
    }

    // The declaration is the one of this project, compiled once more.
    private static Action Predict(OptimizationLevel level)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{nameof(SmallCNN)}.cs")!;
        using StreamReader reader = new(stream);
        Type type = new UserProject("using NetCompiler;\n" + reader.ReadToEnd(), level).Load().GetType(typeof(SmallCNN).FullName!)!;
        INetwork network = (INetwork)Activator.CreateInstance(type, 1ul)!;
        Prediction<float> predict = type.GetMethod(nameof(SmallCNN.Predict), [typeof(ReadOnlySpan<float>), typeof(Span<float>), typeof(Workspace)])!
            .CreateDelegate<Prediction<float>>(network);
        Workspace workspace = network.Core.CreateWorkspace(1);
        float[] input = NetworkCases.Uniform(SmallCNN.InputLength), output = new float[SmallCNN.OutputLength];
        return () => predict(input, output, workspace);
    }
}
