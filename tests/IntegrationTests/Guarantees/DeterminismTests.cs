using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Xunit;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>Same seed, same bits: whatever the number of threads, in this process or another.</summary>
public class DeterminismTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void TheNumberOfThreadsDoesNotMatter()
    {
        string[] hashes = [.. new[] { 1, 2, 3, 5 }.Select(Training.Hash)];
        Assert.Single(hashes.Distinct());
    }

    [Fact]
    public void TheProcessDoesNotMatter() => Assert.Equal(Training.Hash(2), OtherProcess.Run(threads: 3));

    // On a busy machine one thread may do all the work of many steps, so this goes on until a second one has had a turn.
    [Fact]
    public void SeveralThreadsWork()
    {
        InMemoryDataSet<float, int> data = RandomImages.Make(64);
        TrainingSession<ImageClassifier.Batch> session = new(new ImageClassifier(), new TrainingOptions { BatchSize = 64, Threads = 3 });
        data.Fill([.. Enumerable.Range(0, 64)], session.Batch);
        long start = Stopwatch.GetTimestamp();
        while (session.ActiveThreads < 2 && Stopwatch.GetElapsedTime(start) < s_patience)
        {
            session.Step();
        }

        Assert.InRange(session.ActiveThreads, 2, 3);
    }

    // The summary names every method that was compiled, and how; a method that is too large for the optimizer says so.
    [Fact]
    public void TheJitOptimizesEveryMethod()
    {
        string file = System.IO.Path.GetTempFileName();
        OtherProcess.Run(threads: 1, new Dictionary<string, string> { ["DOTNET_JitStdOutFile"] = file, ["DOTNET_JitDisasmSummary"] = "1" });
        string[] lines = System.IO.File.ReadAllLines(file);
        System.IO.File.Delete(file);
        Assert.Contains(lines, line => line.Contains("Contraction:Run", StringComparison.Ordinal) && line.Contains("FullOpts", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("ImageClassifier+Kernels:", StringComparison.Ordinal) && line.Contains("FullOpts", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("MinOpts", StringComparison.Ordinal));
    }
}
