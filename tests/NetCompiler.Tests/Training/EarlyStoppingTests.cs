using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xunit;

namespace NetCompiler.Tests.Training;

public sealed class EarlyStoppingTests
{
    private static readonly InMemoryDataSet<float, float> s_data = LinearData.Make(40);

    public static TheoryData<double[], bool, EarlyStopping, int, int> Scripts() => new()
    {
        { [5, 4, 3, 3, 3, 9], false, new EarlyStopping { Patience = 3 }, 3, 6 },
        { [5, 4, 3, 4, 2, 4, 4, 1], false, new EarlyStopping { Patience = 2 }, 5, 7 },
        { [5, 4.9, 4.8, 4.7], false, new EarlyStopping { Patience = 2, MinimalChange = 0.5 }, 1, 3 },
        { [5, 4.75, 4.5, 4.25, 4, 4, 4], false, new EarlyStopping { Patience = 3, MinimalChange = 0.5 }, 4, 7 },
        { [5], false, new EarlyStopping { Patience = 2, StartEpoch = 5 }, 1, 6 },
        { [1, 2, 3, 2, 3, 3], true, new EarlyStopping { Patience = 3 }, 3, 6 },
        { [1, 2, 3, 4, 5, 6, 7, 8], true, new EarlyStopping { Patience = 1 }, 8, 8 },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public void StopsWhenPatienceIsUsedUp(double[] values, bool higherIsBetter, EarlyStopping stopping, int best, int last)
    {
        LinearNetwork network = new(seed: 1);
        List<float[]> weights = [];
        TrainingResult result = network.Train(
            s_data, s_data, Options(new ScriptedMetric(higherIsBetter, values), stopping), new Immediate(_ => weights.Add(network.Weight.ToArray())));
        Assert.Equal(last == 8 ? StopReason.Completed : StopReason.EarlyStopped, result.Reason);
        Assert.Equal(last, result.Epoch);
        Assert.Equal(best, result.Best!.Epoch);
        Assert.Equal(weights[best - 1], network.Weight.ToArray());
        Assert.Equal(last, weights.Count);
        Assert.Contains($"best by script: {values[best - 1]:0.0000} in epoch {best}", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void TheLastWeightsStayIfTheBestAreNotWanted()
    {
        LinearNetwork network = new(seed: 1);
        float[] last = [];
        TrainingOptions options = Options(new ScriptedMetric(true, 2, 1), new EarlyStopping { Patience = 2, RestoreBest = false });
        TrainingResult result = network.Train(s_data, s_data, options, new Immediate(_ => last = network.Weight.ToArray()));
        Assert.Equal((StopReason.EarlyStopped, 3, 1), (result.Reason, result.Epoch, result.Best!.Epoch));
        Assert.Equal(last, network.Weight.ToArray());
    }

    [Fact]
    public void TheBestWeightsComeBackWhenCancelled()
    {
        LinearNetwork network = new(seed: 1);
        using CancellationTokenSource source = new();
        List<float[]> weights = [];
        TrainingResult result = network.Train(
            s_data,
            s_data,
            Options(new ScriptedMetric(true, 2, 3, 1), new EarlyStopping()),
            new Immediate(report =>
            {
                weights.Add(network.Weight.ToArray());
                if (report.Epoch == 4)
                {
                    source.Cancel();
                }
            }),
            source.Token);
        Assert.Equal((StopReason.Cancelled, 4), (result.Reason, result.Epoch));
        Assert.Equal(weights[1], network.Weight.ToArray());
    }

    [Fact]
    public void TheLossOfTheValidationRowsIsMonitoredUnlessSaidOtherwise()
    {
        TrainingOptions options = new() { Optimizer = new SGD(0), Epochs = 9, EarlyStopping = new EarlyStopping { Patience = 2 }, Threads = 1 };
        TrainingResult validated = new LinearNetwork().Train(s_data, s_data, options);
        Assert.Equal(MonitoredValue.ValidationLoss, validated.Monitor);
        Assert.Equal((StopReason.EarlyStopped, 3), (validated.Reason, validated.Epoch));
        Assert.Equal(MonitoredValue.TrainingLoss, new LinearNetwork().Train(s_data, options: options).Monitor);
        Assert.Equal(MonitoredValue.TrainingLoss, new LinearNetwork().Train(s_data, s_data, options with { Monitor = MonitoredValue.TrainingLoss }).Monitor);
    }

    [Fact]
    public void MetricsAreReportedForEachEpoch()
    {
        LinearNetwork network = new(seed: 1);
        MeanAbsoluteError error = new();
        TrainingOptions options = new() { Epochs = 3, Metrics = [error, new RSquared()], Threads = 1 };
        List<double> values = [];
        TrainingResult result = network.Train(s_data, s_data, options, new Immediate(_ =>
        {
            network.Evaluate(s_data, [error]);
            values.Add(error.Value);
        }));
        Assert.Equal(values, result.History.Select(report => report.Metrics[0].Value));
        Assert.All(result.History, report => Assert.Equal(["MAE", "R²"], report.Metrics.Select(metric => metric.Name)));
        Assert.Contains($", MAE {values[2]:0.0000}, R² ", result.History[2].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AMonitoredValueThatIsNaNIsNamed()
    {
        LinearNetwork network = new(seed: 1);
        float[] last = [];
        TrainingOptions options = Options(new ScriptedMetric(true, 1, double.NaN), new EarlyStopping());
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(
            () => network.Train(s_data, s_data, options, new Immediate(_ => last = network.Weight.ToArray())));
        Assert.Contains("'script' of epoch 2 is NaN", exception.Message, StringComparison.Ordinal);
        Assert.All(network.Weight.ToArray(), value => Assert.True(float.IsFinite(value)));

        TrainingResult unmonitored = new LinearNetwork().Train(s_data, s_data, options with { Monitor = null, EarlyStopping = null });
        Assert.Equal(StopReason.Completed, unmonitored.Reason);
        Assert.Equal(double.NaN, unmonitored.History[1].Metrics[0].Value);
    }

    [Fact]
    public void WhatCannotBeMeasuredIsRefusedBeforeAnythingIsTrained()
    {
        TrainingOptions options = Options(new MeanAbsoluteError(), new EarlyStopping());
        Refuses("Metrics holds 'MAE', which is measured on it", s_data, null, options);
        Refuses("Monitor is 'F1', which is not measured: there are the metrics [MAE]", s_data, s_data, options with { Monitor = MonitoredValue.Of(new F1()) });
        Refuses("there are no validation rows", s_data, null, options with { Metrics = [], Monitor = MonitoredValue.ValidationLoss });
        Refuses("validation has 1 rows; 'R²' needs 2", s_data, s_data.Subset([3]), options with { Metrics = [new MeanAbsoluteError(), new RSquared()] });
        Refuses("'top-3 accuracy' needs 3 classes", s_data, s_data, options with { Metrics = [new MeanAbsoluteError(), new TopKAccuracy(3)] });
    }

    [Fact]
    public void SettingsAreChecked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping { Patience = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping { StartEpoch = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping { MinimalChange = double.NaN });
        Assert.Throws<ArgumentException>(() => new TrainingOptions { Metrics = [new F1(), null!] });
        Assert.Throws<ArgumentNullException>(() => new TrainingOptions { Metrics = null! });
        ArgumentException twice = Assert.Throws<ArgumentException>(() => new TrainingOptions { Metrics = [new F1(), new F1()] });
        Assert.Contains("Metrics holds 'F1'; each needs a name of its own", twice.Message, StringComparison.Ordinal);
    }

    private static TrainingOptions Options(Metric metric, EarlyStopping stopping) => new()
    {
        Optimizer = new SGD(0.01),
        Epochs = 8,
        BatchSize = 10,
        Threads = 1,
        Metrics = [metric],
        Monitor = MonitoredValue.Of(metric),
        EarlyStopping = stopping,
    };

    private static void Refuses(string message, InMemoryDataSet<float, float> train, InMemoryDataSet<float, float>? validation, TrainingOptions options)
    {
        Interrupted source = new(train, -1, () => { });
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => new LinearNetwork().Train(source, validation, options));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, source.Calls);
    }
}
