using System;
using System.Collections.Generic;
using NetCompiler.CompilerServices;

namespace NetCompiler.Benchmarks;

/// <summary>Training steps: forward, backward, and the update.</summary>
internal static class StepCases
{
    private const int BatchSize = 64;

    /// <summary>With one thread.</summary>
    public static IEnumerable<BenchmarkCase> All()
    {
        TrainingOptions sgd = Options(new SGD(1e-4), threads: 1), adam = Options(new Adam(1e-5), threads: 1);
        yield return Case("step 784-128-10, batch 64, SGD", Perceptron.Info, () => new Perceptron(1), sgd)
            .Reaches(TargetUnit.ShareOfPeak, 0.85).Reaches(TargetUnit.AllocatedBytes, 0);
        yield return Case("step 784-512-256-10, batch 64, SGD", DeepPerceptron.Info, () => new DeepPerceptron(1), sgd)
            .Reaches(TargetUnit.AllocatedBytes, 0);
        yield return Case("step small CNN, batch 64, Adam", SmallCNN.Info, () => new SmallCNN(1), adam)
            .Reaches(TargetUnit.ShareOfPeak, 0.70).Reaches(TargetUnit.AllocatedBytes, 0);
    }

    /// <summary>With two threads, against one.</summary>
    public static IEnumerable<BenchmarkCase> TwoThreads()
    {
        yield return Two("step 784-512-256-10, batch 64, SGD, two threads", DeepPerceptron.Info, () => new DeepPerceptron(1), new SGD(1e-4));
        yield return Two("step small CNN, batch 64, Adam, two threads", SmallCNN.Info, () => new SmallCNN(1), new Adam(1e-5));
    }

    private static BenchmarkCase Case<TBatch>(string name, NetworkInfo info, Func<ITrainable<TBatch>> create, TrainingOptions options)
        where TBatch : ArrayBatch<float, int> =>
        new(name, MultiplyAdds(info), Step(create, options));

    private static BenchmarkCase Two<TBatch>(string name, NetworkInfo info, Func<ITrainable<TBatch>> create, Optimizer optimizer)
        where TBatch : ArrayBatch<float, int> =>
        (Case(name, info, create, Options(optimizer, threads: 2)) with
        {
            Baseline = new Workload("one thread", Step(create, Options(optimizer, threads: 1))),
        }).Reaches(TargetUnit.TimesBaseline, 1.8, isRequired: false);

    private static TrainingOptions Options(Optimizer optimizer, int threads) =>
        new() { Optimizer = optimizer, BatchSize = BatchSize, Threads = threads };

    // Three times as many as forward, less the gradient with respect to the data.
    private static double MultiplyAdds(NetworkInfo info)
    {
        double all = NetworkCases.MultiplyAdds(info), first = 0;
        foreach (LayerInfo layer in info.Layers)
        {
            first = first == 0 ? layer.MultiplyAdds : first;
        }

        return BatchSize * ((3 * all) - first);
    }

    // The batch stays the same: what it takes to gather the next one belongs to whole trainings.
    private static Action Step<TBatch>(Func<ITrainable<TBatch>> create, TrainingOptions options)
        where TBatch : ArrayBatch<float, int>
    {
        Lazy<TrainingSession<TBatch>> session = new(() =>
        {
            TrainingSession<TBatch> made = new(create(), options);
            NetworkCases.Uniform(made.Batch.Inputs.Length).CopyTo(made.Batch.Inputs);
            for (int i = 0; i < BatchSize; i++)
            {
                made.Batch.Targets[i] = i % 10;
            }

            made.Batch.RowCount = BatchSize;
            return made;
        });
        return () => session.Value.Step();
    }
}
