using System;
using System.Diagnostics;
using System.Threading;
using NetCompiler;
using Spectre.Console;

namespace FashionMnist;

/// <summary>Trains and tests a network, with a table that grows by a row an epoch.</summary>
internal sealed class FashionTraining(Choices choices, CancellationToken cancellation)
{
    private const int BatchSize = 64;

    /// <summary>Everything, for either network.</summary>
    /// <returns>The exit code.</returns>
    public int Run<TBatch>(ITrainable<TBatch> network, Recipe recipe)
        where TBatch : class, IBatch<float, int>
    {
        InMemoryDataSet<float, int> all = FashionData.Load(choices.Data, "train"), test = FashionData.Load(choices.Data, "t10k");
        InMemoryDataSet<float, int>[] parts = all.Stratified([0.95, 0.05], seed: (ulong)choices.Seed);
        AnsiConsole.MarkupLineInterpolated($"{parts[0].Count} images to train on, {parts[1].Count} to validate, {test.Count} to test.");
        IBatchSource<IBatch<float, int>> train = recipe.Augments ? new AugmentedImages(parts[0], (ulong)choices.Seed) : parts[0];
        int epochs = choices.Epochs ?? recipe.Epochs;
        long steps = (long)epochs * ((train.Count + BatchSize - 1) / BatchSize);
        TrainingOptions options = new()
        {
            Optimizer = recipe.Optimizer,
            Averaging = recipe.Averaging,
            Schedule = new OneCycleSchedule(Math.Max(2, steps)) { RiseFraction = 0.1 },
            ScheduleUnit = ScheduleUnit.Step,
            Epochs = epochs,
            BatchSize = BatchSize,
            Threads = choices.Threads,
            Seed = (ulong)choices.Seed,
            Metrics = [new Accuracy()],
        };
        long start = Stopwatch.GetTimestamp();
        TrainingResult result = Train(network, train, parts[1], options);
        AnsiConsole.MarkupLineInterpolated($"{result.ToString()}; all in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s.");

        ConfusionMatrix matrix = new();
        Accuracy accuracy = new();
        float loss = network.Evaluate(test, [accuracy, matrix]);
        AnsiConsole.MarkupLineInterpolated($"Test loss {loss:F4}, accuracy [bold]{accuracy.Value:F4}[/].");
        network.Save(choices.Save);
        AnsiConsole.MarkupLineInterpolated($"Weights saved to {choices.Save}.");
        return result.Reason == StopReason.Completed ? 0 : 1;
    }

    private TrainingResult Train<TBatch>(
        ITrainable<TBatch> network, IBatchSource<IBatch<float, int>> train, InMemoryDataSet<float, int> validation, TrainingOptions options)
        where TBatch : class, IBatch<float, int>
    {
        Table table = new Table().AddColumns("epoch", "loss", "validation loss", "accuracy", "seconds");
        return AnsiConsole.Live(table).Start(live => network.Train(train, validation, options, new Row(table, live), cancellation));
    }

    private sealed class Row(Table table, LiveDisplayContext live) : IProgress<EpochReport>
    {
        public void Report(EpochReport value)
        {
            table.AddRow(
                FormattableString.Invariant($"{value.Epoch} of {value.Epochs}"), FormattableString.Invariant($"{value.TrainingLoss:F4}"),
                FormattableString.Invariant($"{value.ValidationLoss:F4}"), FormattableString.Invariant($"{value.Metrics[0].Value:F4}"),
                FormattableString.Invariant($"{value.Duration.TotalSeconds:F1}"));
            live.Refresh();
        }
    }
}
