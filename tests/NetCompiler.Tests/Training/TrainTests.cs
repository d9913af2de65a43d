using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xunit;

namespace NetCompiler.Tests.Training;

public sealed class TrainTests
{
    private static readonly InMemoryDataSet<float, float> s_data = LinearData.Make(101);

    [Fact]
    public void LearnsAndReports()
    {
        LinearNetwork network = new(seed: 5);
        List<EpochReport> reports = [];
        TrainingOptions options = new() { Optimizer = new SGD(0.1), Epochs = 60, BatchSize = 10, Threads = 2 };
        TrainingResult result = network.Train(s_data, LinearData.Make(20, seed: 9), options, new Immediate(reports.Add));
        Assert.Equal(StopReason.Completed, result.Reason);
        Assert.Equal(60, result.History.Count);
        Assert.Equal(result.History, reports);
        Assert.Equal(11 * 60, result.History[^1].Steps);
        Assert.True(result.History[^1].ValidationLoss < 2e-3, result.ToString());
        Assert.True(result.History[^1].TrainingLoss < result.History[0].TrainingLoss / 100, result.ToString());
        Assert.Null(result.Problem);

        float[] output = new float[2];
        network.Predict([0.5f, -0.5f, 0.25f], output);
        Assert.Equal(2f, output[0], 0.1f);
        Assert.Equal(-0.25f, output[1], 0.1f);
    }

    [Fact]
    public void EachRowIsSeenOncePerEpochInAnotherOrder()
    {
        Recorder recorder = new(s_data);
        new LinearNetwork().Train(recorder, options: new TrainingOptions { Epochs = 3, BatchSize = 25, Threads = 1 });
        Assert.Equal([25, 25, 25, 25, 1], recorder.Calls.Take(5).Select(call => call.Length));
        int[][] epochs = [.. Enumerable.Range(0, 3).Select(epoch => recorder.Calls.Skip(epoch * 5).Take(5).SelectMany(call => call).ToArray())];
        Assert.All(epochs, rows => Assert.Equal(Enumerable.Range(0, 101), rows.Order()));
        Assert.NotEqual(epochs[0], epochs[1]);
        Assert.NotEqual(epochs[1], epochs[2]);
        Assert.NotEqual(Enumerable.Range(0, 101), epochs[0]);

        Recorder again = new(s_data);
        new LinearNetwork().Train(again, options: new TrainingOptions { Epochs = 3, BatchSize = 25, Threads = 1 });
        Assert.Equal(recorder.Calls, again.Calls);

        Recorder ordered = new(s_data);
        new LinearNetwork().Train(ordered, options: new TrainingOptions { Epochs = 1, BatchSize = 25, Threads = 1, Shuffle = false });
        Assert.Equal(Enumerable.Range(0, 101), ordered.Calls.SelectMany(call => call));
    }

    [Fact]
    public void RaggedLastBatchCountsByRows()
    {
        // A learning rate of zero keeps the weights: the epoch's loss has to be the mean over all rows, whatever the batches.
        float[] losses = [.. new[] { 101, 100, 7 }.Select(size =>
        {
            TrainingOptions options = new() { Optimizer = new SGD(0), Epochs = 1, BatchSize = size, Threads = 1 };
            return new LinearNetwork(7).Train(s_data, s_data, options).History[0].ValidationLoss!.Value;
        })];
        Assert.Equal(losses[0], losses[1], 1e-5f);
        Assert.Equal(losses[0], losses[2], 1e-5f);
    }

    [Fact]
    public void CancellationKeepsTheLastWholeEpoch()
    {
        using CancellationTokenSource source = new();
        LinearNetwork network = new(seed: 5);
        float[]? afterTwo = null;
        Recorder recorder = new(s_data)
        {
            OnFill = calls =>
            {
                if (calls == 25)
                {
                    source.Cancel();
                }
            },
        };
        TrainingResult result = network.Train(
            recorder,
            options: new TrainingOptions { Epochs = 10, BatchSize = 10, Threads = 1 },
            progress: new Immediate(report => afterTwo = report.Epoch == 2 ? network.Weight.ToArray() : afterTwo),
            cancellationToken: source.Token);
        Assert.Equal(StopReason.Cancelled, result.Reason);
        Assert.Equal(2, result.History.Count);
        Assert.Equal(25, recorder.Calls.Count);
        Assert.Equal(afterTwo, network.Weight.ToArray());
    }

    [Fact]
    public void DivergenceNamesTheLayerAndKeepsTheLastWholeEpoch()
    {
        LinearNetwork network = new(seed: 5);
        float[]? last = null;
        TrainingResult result = network.Train(
            s_data,
            options: new TrainingOptions { Optimizer = new SGD(20), Epochs = 1000, BatchSize = 101, Threads = 1 },
            progress: new Immediate(_ => last = network.Weight.ToArray()));
        Assert.Equal(StopReason.Diverged, result.Reason);
        Assert.NotNull(result.Problem);
        Assert.NotEmpty(result.History);
        Assert.Equal(last, network.Weight.ToArray());
        Assert.All(network.Weight.ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void EmptySourcesAreRefused()
    {
        ArgumentException train = Assert.Throws<ArgumentException>(() => new LinearNetwork().Train(new Empty()));
        Assert.Equal("train", train.ParamName);
        ArgumentException validation = Assert.Throws<ArgumentException>(() => new LinearNetwork().Train(s_data, new Empty()));
        Assert.Equal("validation", validation.ParamName);
    }

    [Fact]
    public void ASourceThatFillsTooLittleIsNamed()
    {
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => new LinearNetwork().Train(new Lazy()));
        Assert.Contains("Lazy.Fill was asked for 5 rows and set RowCount to 0", exception.Message, StringComparison.Ordinal);
    }

    private sealed class Recorder(InMemoryDataSet<float, float> data) : IBatchSource<LinearNetwork.Batch>
    {
        public List<int[]> Calls { get; } = [];

        public Action<int>? OnFill { get; init; }

        public int Count => data.Count;

        public void Fill(ReadOnlySpan<int> rows, LinearNetwork.Batch batch)
        {
            Calls.Add(rows.ToArray());
            OnFill?.Invoke(Calls.Count);
            data.Fill(rows, batch);
        }
    }

    private sealed class Empty : IBatchSource<IBatch>
    {
        public int Count => 0;

        public void Fill(ReadOnlySpan<int> rows, IBatch batch) => throw new InvalidOperationException();
    }

    private sealed class Lazy : IBatchSource<IBatch>
    {
        public int Count => 5;

        public void Fill(ReadOnlySpan<int> rows, IBatch batch)
        {
        }
    }
}
