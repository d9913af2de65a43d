using System;
using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace NetCompiler.Benchmarks;

/// <summary>The kernels of the report one by one, by BenchmarkDotNet: with deviations and allocations.</summary>
[MemoryDiagnoser]
public class MicroBenchmarks
{
    private BenchmarkCase? _case;

    /// <summary>The cases that need no file and no other process.</summary>
    public static IEnumerable<string> Names => Cases().Select(row => row.Name);

    /// <summary>The name of the case.</summary>
    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    /// <summary>
    /// Measures all, or what the arguments of BenchmarkDotNet ask for, in this process: a project that it made would be built by the rules of this
    /// repository.
    /// </summary>
    public static void Run(string[] arguments) => BenchmarkSwitcher.FromTypes([typeof(MicroBenchmarks)]).Run(
        arguments.Contains("--filter") ? arguments : ["--filter", "*", .. arguments],
        DefaultConfig.Instance
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsMutator())
            .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(100)));

    /// <summary>Makes the case.</summary>
    [GlobalSetup]
    public void Setup() => _case = Cases().Single(row => row.Name == Name);

    /// <summary>One run of it.</summary>
    [Benchmark]
    public void Kernel() => _case!.Run();

    private static IEnumerable<BenchmarkCase> Cases() =>
    [
        .. DenseCases.Forward(), .. DenseCases.Gradients(), .. DenseCases.Single(),
        .. ConvolutionCases.Forward(), .. ConvolutionCases.Depthwise(), .. ConvolutionCases.Gradients(), .. KernelCases.Volumes(),
        .. ElementwiseCases.All(), .. KernelCases.Passes(),
    ];
}
