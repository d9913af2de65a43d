using System.Collections.Generic;

namespace NetCompiler.Benchmarks;

/// <summary>The groups of the report, in its order. A new group joins this list.</summary>
public static class AllGroups
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<BenchmarkGroup> List { get; } =
    [
        new("dense layers, forward", _ => DenseCases.Forward()),
        new("dense layers, gradients", _ => DenseCases.Gradients()),
        new("dense layers, one sample", _ => DenseCases.Single()),
        new("convolutions, forward", _ => ConvolutionCases.Forward()),
        new("convolutions, direct and by tiles", _ => WinogradCases.All()),
        new("convolutions of each channel, forward", _ => ConvolutionCases.Depthwise()),
        new("convolutions, gradients", _ => ConvolutionCases.Gradients()),
        new("convolutions of volumes", _ => KernelCases.Volumes()),
        new("functions", _ => ElementwiseCases.All()),
        new("passes over memory", _ => KernelCases.Passes()),
        new("optimizer SGD", _ => OptimizerCases.SGD()),
        new("optimizer Adam", _ => OptimizerCases.Adam()),
        new("training steps", _ => StepCases.All()),
        new("two threads", _ => StepCases.TwoThreads()),
        new("tiny networks, one sample", NetworkCases.Tiny),
        new("one sample", NetworkCases.OneSample),
        new("batch of 64", NetworkCases.BatchOf64),
        new("known networks, one image or 128 tokens", NetworkCases.KnownNetworks),
        new("known networks, two threads", NetworkCases.OnTwoThreads),
        new("loading", LoadingCases.All),
        new("start", _ => StartCases.All()),
        new("builds", _ => GeneratorCases.All()),
        new("debugging", _ => DebugBuildCases.All()),
        new("Fashion-MNIST, training", TrainingCases.All),
    ];
}
