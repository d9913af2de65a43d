using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Microsoft.CodeAnalysis;

namespace NetCompiler.Benchmarks;

/// <summary>What the generator adds to a build, once its own code has been compiled: the compiler's server keeps it loaded.</summary>
internal static class GeneratorCases
{
    public static IEnumerable<BenchmarkCase> All()
    {
        Lazy<UserProject> project = new(() => new UserProject(FiftyLayers(), OptimizationLevel.Release));
        Lazy<Compilation> generated = new(() => project.Value.Generate());
        yield return new BenchmarkCase("generator, network of 50 layers", 0, () => project.Value.Generate()).Reaches(TargetUnit.Milliseconds, 300);

        // A compilation that remembers nothing: its trees are parsed, as those of a build are, but not bound.
        yield return new BenchmarkCase("compiler, what was generated for it", 0, () => generated.Value.Clone().Emit(Stream.Null));
        yield return new BenchmarkCase("lines that were generated for it", 0, () => { }) { Reading = () => project.Value.GeneratedLines() }
            .Reaches(TargetUnit.Lines, 4999);
    }

    // 15 times a convolution, its normalization and activation, then five more.
    private static string FiftyLayers()
    {
        StringBuilder text = new("using NetCompiler;\n\n[Network]\n[Input(3, 64, 64)]\n");
        for (int i = 0; i < 15; i++)
        {
            int channels = 16 << (i / 4), stride = i % 4 == 0 ? 2 : 1;
            text.Append(FormattableString.Invariant($"[Conv2D({channels}, kernel: 3, stride: {stride}, padding: 1), BatchNorm, ReLU]\n"));
        }

        text.Append("[GlobalAveragePool2D, Dense(64), ReLU, Dropout(0.5f), Dense(10)]\n[CrossEntropyLoss]\n");
        return text.Append("public sealed partial class FiftyLayers;\n").ToString();
    }
}
