using System;
using System.Collections.Generic;
using System.IO;
using FashionMnist;
using NetCompiler.CompilerServices;

namespace NetCompiler.Benchmarks;

/// <summary>Epochs of Fashion-MNIST in another order each, with all that belongs to them, against what PyTorch did on the same machine.</summary>
internal static class TrainingCases
{
    private const int BatchSize = 64;

    // Convolutions take long: fewer images are as good.
    private const int FewImages = 6_400;

    public static IEnumerable<BenchmarkCase> All(ReportSettings settings)
    {
        if (!settings.Trains)
        {
            return [];
        }

        Lazy<InMemoryDataSet<float, int>> images = new(() => Images(settings.Data, 60_000)), few = new(() => Few(images.Value));
        return
        [
            Epoch("784-128-10 SGD", 60_000, images, () => new Perceptron(1), new SGD(0.1), 2.3, settings),
            Epoch("784-128-10 Adam", 60_000, images, () => new Perceptron(1), new Adam(1e-3), 3.0, settings),
            Epoch("784-512-256-10 SGD", 60_000, images, () => new DeepPerceptron(1), new SGD(0.1), 2.5, settings),
            Epoch("784-512-256-10 Adam", 60_000, images, () => new DeepPerceptron(1), new Adam(1e-3), 3.0, settings),
            Epoch("small CNN Adam", FewImages, few, () => new SmallCNN(1), new Adam(1e-3), 1.7, settings),
        ];
    }

    private static BenchmarkCase Epoch<TBatch>(
        string name, int count, Lazy<InMemoryDataSet<float, int>> images, Func<ITrainable<TBatch>> create, Optimizer optimizer, double times,
        ReportSettings settings)
        where TBatch : ArrayBatch<float, int>
    {
        TrainingOptions options = new() { Optimizer = optimizer, BatchSize = BatchSize, Epochs = 1, Threads = settings.Threads };
        return new BenchmarkCase($"{name}, a sample", 0, () => create().Train(images.Value, options: options))
        {
            Count = count,
            Baseline = new Workload("PyTorch", null) { Seconds = settings.Figures.TryGetValue(name, out double rate) ? 1 / rate : null },
        }.Reaches(TargetUnit.TimesBaseline, times);
    }

    private static InMemoryDataSet<float, int> Images(string folder, int count)
    {
        if (Directory.Exists(folder))
        {
            return FashionData.Load(folder, "train");
        }

        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % 10;
        }

        return new InMemoryDataSet<float, int>(NetworkCases.Uniform(count * Perceptron.InputLength), Perceptron.InputLength, labels);
    }

    private static InMemoryDataSet<float, int> Few(InMemoryDataSet<float, int> images)
    {
        int[] rows = new int[FewImages];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = i;
        }

        return images.Subset(rows);
    }
}
