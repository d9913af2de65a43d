using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xunit;

namespace NetCompiler.Tests.Training;

public sealed class EvaluationTests
{
    private static readonly InMemoryDataSet<float, float> s_data = LinearData.Make(101);

    [Fact]
    public void MetricsAreThoseOfThePredictions()
    {
        LinearNetwork network = new(seed: 3);
        MeanAbsoluteError absolute = new();
        RootMeanSquaredError squared = new();
        RSquared determination = new();
        float loss = network.Evaluate(s_data, [absolute, squared, determination], batchSize: 16);
        Assert.Equal(loss, squared.Value * squared.Value, 1e-5);
        double sum = 0;
        float[] output = new float[2];
        for (int row = 0; row < s_data.Count; row++)
        {
            network.Predict(s_data.Input(row), output);
            sum += Math.Abs((double)output[0] - s_data.Target(row)[0]) + Math.Abs((double)output[1] - s_data.Target(row)[1]);
        }

        Assert.Equal(sum / (2 * s_data.Count), absolute.Value, 1e-12);
        Assert.Equal(s_data.Count, determination.RowCount);
        Assert.True(determination.Value < 0.9);
    }

    [Fact]
    public void BitsDependOnNeitherBatchesNorThreads()
    {
        LinearNetwork network = new(seed: 3);
        List<double[]> values = [];
        foreach ((int batch, int threads) in new[] { (101, 1), (7, 1), (64, 3), (1, 2) })
        {
            Metric[] metrics = [new MeanAbsoluteError(), new RootMeanSquaredError(), new RSquared()];
            new TrainingSession<LinearNetwork.Batch>(network, new TrainingOptions { BatchSize = batch, Threads = threads }).Evaluate(s_data, metrics);
            values.Add([.. metrics.Select(metric => metric.Value)]);
        }

        Assert.All(values, some => Assert.Equal(values[0], some));
    }

    [Fact]
    public void NetworkAndSessionAgree()
    {
        LinearNetwork network = new(seed: 3);
        TrainingSession<LinearNetwork.Batch> session = new(network, new TrainingOptions { BatchSize = 64 });
        Assert.Equal(session.Evaluate(s_data), network.Evaluate(s_data));
    }

    [Fact]
    public void MetricsThatDoNotFitAreRefused()
    {
        LinearNetwork network = new();
        ArgumentException one = Assert.Throws<ArgumentException>(() => network.Evaluate(s_data.Subset([4]), [new RSquared()]));
        Assert.Contains("source has 1 rows; 'R²' needs 2 or more.", one.Message, StringComparison.Ordinal);
        ArgumentException missing = Assert.Throws<ArgumentException>(() => network.Evaluate(s_data, [new RSquared(), null!]));
        Assert.Contains("Metric 1 is null", missing.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => network.Evaluate(s_data, [new TopKAccuracy(3)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Evaluate(s_data, [new Accuracy()]));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Evaluate(s_data, batchSize: 0));
    }

    [Fact]
    public void EmptySourcesAreRefused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new LinearNetwork().Evaluate(new Empty()));
        Assert.Equal("source", exception.ParamName);
        Assert.Contains("source has 0 rows; at least 1 is needed", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CanBeCancelled()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => new LinearNetwork().Evaluate(s_data, cancellationToken: source.Token));
    }

    [Fact]
    public void WeightsThatAreNotFiniteGiveNaN()
    {
        LinearNetwork network = new();
        network.Weight.CopyFrom([float.NaN, 0, 0, 0, 0, 0]);
        MeanAbsoluteError error = new();
        Assert.True(float.IsNaN(network.Evaluate(s_data, [error])));
        Assert.True(double.IsNaN(error.Value));
    }

    private sealed class Empty : IBatchSource<IBatch>
    {
        public int Count => 0;

        public void Fill(ReadOnlySpan<int> rows, IBatch batch) => throw new InvalidOperationException();
    }
}
