using System;
using System.IO;
using System.Linq;
using System.Threading;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>Trainings that are stopped and resumed end with the same bits as one that never was.</summary>
public sealed class CheckpointTests : IDisposable
{
    // 41 rows in steps of 9 are 5 steps an epoch, the last of 5 rows.
    private const int Steps = 30;

    private static readonly InMemoryDataSet<float, float> s_data = LinearData.Make(41);

    private readonly string _folder = Directory.CreateTempSubdirectory("netcompiler").FullName;
    private readonly TrainingOptions _options;

    public CheckpointTests()
    {
        _options = new()
        {
            Optimizer = new Adam(0.05),
            Epochs = 6,
            BatchSize = 9,
            Seed = 3,
            Threads = 1,
            Metrics = [new MeanAbsoluteError()],
            EarlyStopping = new EarlyStopping { Patience = 3, MinimalChange = 0.2 },
            Checkpoints = new Checkpoints(_folder) { EverySteps = 3 },
        };
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TwoCheckpointsAndTheBestAreKept()
    {
        LinearNetwork network = new(seed: 1);
        float[][] weights = new float[7][];
        TrainingResult result = network.Train(
            s_data, s_data, _options, new Immediate(report => weights[report.Epoch] = network.Weight.ToArray()));
        Assert.Equal(Steps, result.History[^1].Steps);
        string[] expected = ["best.safetensors", "session-000000000027.safetensors", "session-000000000030.safetensors"];
        Assert.Equal(expected, Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(weights[result.Best!.Epoch], LinearNetwork.Load(Path.Combine(_folder, "best.safetensors")).Weight.ToArray());
    }

    [Fact]
    public void CheckpointsComeAsOftenAsAsked()
    {
        TrainingOptions options = _options with { Checkpoints = new Checkpoints(_folder) { EveryEpochs = 4, KeepBest = false } };
        new LinearNetwork(seed: 1).Train(s_data, s_data, options);
        string[] expected = ["session-000000000020.safetensors", "session-000000000030.safetensors"];
        Assert.Equal(expected, Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void StoppedAnywhereItEndsWithTheSameBits(bool cancelled)
    {
        string expected = Uninterrupted(_options);
        for (int step = cancelled ? 2 : 1; step <= Steps; step += 2)
        {
            Array.ForEach(Directory.GetFiles(_folder), File.Delete);
            Stop(step, cancelled);
            (LinearNetwork network, TrainingSession<LinearNetwork.Batch> session) = Make(_options, seed: 77);
            if (!session.Resume())
            {
                // Nothing was saved yet: the same program begins again.
                (network, session) = Make(_options, seed: 1);
            }

            session.Train(s_data, s_data);
            Assert.Equal(expected, SessionBits.Of(session, network));
        }
    }

    [Fact]
    public void ResumeBeginsWhereNothingIsAndGoesOnWhereSomethingIs()
    {
        LinearNetwork network = new(seed: 1), resumed = new(seed: 2);
        TrainingResult first = network.Resume(s_data, s_data, _options with { Epochs = 2 });
        TrainingResult second = resumed.Resume(s_data, s_data, _options);
        Assert.Equal(2, first.Epoch);
        Assert.Equal(6, second.Epoch);
        LinearNetwork whole = new(seed: 1);
        TrainingResult result = whole.Train(s_data, s_data, _options with { Checkpoints = null });
        Assert.Equal(result.History.Select(report => report.TrainingLoss), second.History.Select(report => report.TrainingLoss));
        Assert.Equal(whole.Weight.ToArray(), resumed.Weight.ToArray());
    }

    [Fact]
    public void AFinishedTrainingStaysFinished()
    {
        TrainingOptions options = _options with { EarlyStopping = new EarlyStopping { Patience = 2, MinimalChange = 1e6 } };
        LinearNetwork network = new(seed: 1), again = new(seed: 2);
        TrainingResult first = network.Train(s_data, s_data, options);
        Interrupted source = new(s_data, -1, () => { });
        TrainingResult second = again.Resume(source, s_data, options);
        Assert.Equal((StopReason.EarlyStopped, 3), (first.Reason, first.Epoch));
        Assert.Equal((StopReason.EarlyStopped, 3), (second.Reason, second.Epoch));
        Assert.Equal(0, source.Calls);
        Assert.Equal(first.Best!.Epoch, second.Best!.Epoch);
        Assert.Equal(network.Weight.ToArray(), again.Weight.ToArray());
    }

    [Fact]
    public void ADiskThatFailsInTheMiddleLosesNothing()
    {
        string expected = Uninterrupted(_options);
        (LinearNetwork network, TrainingSession<LinearNetwork.Batch> session) = Make(_options, seed: 1);
        Interrupted source = new(s_data, 14, () =>
        {
            Directory.Delete(_folder, recursive: true);
            File.WriteAllText(_folder, "a file in the place of the folder");
        });
        Assert.Throws<IOException>(() => session.Train(source, s_data));
        Assert.True(session.StepCount >= 14);
        File.Delete(_folder);
        Directory.CreateDirectory(_folder);
        session.Train(s_data, s_data);
        Assert.Equal(expected, SessionBits.Of(session, network));
    }

    private static (LinearNetwork Network, TrainingSession<LinearNetwork.Batch> Session) Make(TrainingOptions options, ulong seed)
    {
        LinearNetwork network = new(seed);
        return (network, new TrainingSession<LinearNetwork.Batch>(network, options));
    }

    private static string Uninterrupted(TrainingOptions options)
    {
        (LinearNetwork network, TrainingSession<LinearNetwork.Batch> session) = Make(options with { Checkpoints = null }, seed: 1);
        TrainingResult result = session.Train(s_data, s_data);
        Assert.Equal(StopReason.Completed, result.Reason);

        // Otherwise best epoch and patience would not be tested.
        Assert.InRange(result.Best!.Epoch, 2, 5);
        return SessionBits.Of(session, network);
    }

    // A cancelled training writes a checkpoint of where it stands; one that breaks off does not.
    private void Stop(int step, bool cancelled)
    {
        using CancellationTokenSource cancellation = new();
        Action action = cancelled ? cancellation.Cancel : () => throw new FormatException();
        Interrupted source = new(s_data, step, action);
        (_, TrainingSession<LinearNetwork.Batch> session) = Make(_options, seed: 1);
        if (cancelled)
        {
            session.Train(source, s_data, progress: null, cancellation.Token);
        }
        else
        {
            Assert.Throws<FormatException>(() => session.Train(source, s_data));
        }

        Assert.Equal(step, source.Calls);
    }
}
