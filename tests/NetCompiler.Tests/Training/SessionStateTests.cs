using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Xunit;

namespace NetCompiler.Tests.Training;

public sealed class SessionStateTests
{
    private static readonly InMemoryDataSet<float, float> s_data = LinearData.Make(64);
    private static readonly TrainingOptions s_options = new() { Optimizer = new Adam(0.01), BatchSize = 12, Seed = 4, Epochs = 5, Threads = 1 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RestoringContinuesWithTheSameBits(bool throughFile)
    {
        LinearNetwork network = new(1);
        TrainingSession<LinearNetwork.Batch> session = new(network, s_options);
        LinearData.Fill(session, s_data, 12);
        for (int i = 0; i < 7; i++)
        {
            session.Step();
        }

        SessionState state = session.Capture();
        if (throughFile)
        {
            using MemoryStream stream = new();
            state.Save(stream);
            stream.Position = 0;
            state = SessionState.Load(stream, network);
        }

        TrainingSession<LinearNetwork.Batch> other = new(new LinearNetwork(2), s_options with { Seed = 99 });
        LinearData.Fill(other, s_data, 12);
        other.Restore(state);
        Assert.Equal(7, other.StepCount);
        for (int i = 0; i < 7; i++)
        {
            Assert.Equal(BitConverter.SingleToInt32Bits(session.Step()), BitConverter.SingleToInt32Bits(other.Step()));
        }

        Assert.Equal(session.Parameters.Select(view => view.ToArray()), other.Parameters.Select(view => view.ToArray()));
    }

    [Fact]
    public void TrainGoesOnInTheMiddleOfAnEpoch()
    {
        LinearNetwork whole = new(1);
        TrainingResult expected = new TrainingSession<LinearNetwork.Batch>(whole, s_options).Train(s_data, s_data);

        // 64 rows in steps of 12 are 6 steps: the tenth is in the middle of the second epoch.
        using CancellationTokenSource source = new();
        LinearNetwork network = new(1);
        TrainingSession<LinearNetwork.Batch> first = new(network, s_options);
        TrainingResult cancelled = first.Train(new Cancelling(source, 10), s_data, progress: null, source.Token);
        Assert.Equal(StopReason.Cancelled, cancelled.Reason);
        string path = Path.GetTempFileName();
        try
        {
            first.Capture().Save(path);
            LinearNetwork resumed = new(33);
            TrainingSession<LinearNetwork.Batch> second = new(resumed, s_options);
            second.Restore(SessionState.Load(path, resumed));
            TrainingResult rest = second.Train(s_data, s_data);
            Assert.Equal(StopReason.Completed, rest.Reason);
            Assert.Equal(expected.History.Select(Losses), rest.History.Select(Losses));
            EpochReport read = rest.History[0] with { Metrics = cancelled.History[0].Metrics };
            Assert.Equal(cancelled.History[0], read);
            Assert.Equal(whole.Weight.ToArray(), resumed.Weight.ToArray());
        }
        finally
        {
            File.Delete(path);
        }

        static (int, long, float, float?) Losses(EpochReport report) => (report.Epoch, report.Steps, report.TrainingLoss, report.ValidationLoss);
    }

    [Fact]
    public void StateOfAnotherOptimizerIsRefused()
    {
        SessionState state = new TrainingSession<LinearNetwork.Batch>(new LinearNetwork(), s_options).Capture();
        TrainingSession<LinearNetwork.Batch> other = new(new LinearNetwork(), s_options with { Optimizer = new SGD(0.1) { Momentum = 0.9 } });
        ArgumentException exception = Assert.Throws<ArgumentException>(() => other.Restore(state));
        Assert.Contains("[mean, square]", exception.Message, StringComparison.Ordinal);
        Assert.Contains("SGD of this session remembers [momentum]", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WeightsAreNoSession()
    {
        LinearNetwork network = new();
        using MemoryStream stream = new();
        network.Save(stream);
        stream.Position = 0;
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => SessionState.Load(stream, network));
        Assert.Contains("holds no training session", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("schedule\":\"0\"", "schedule\":\"x\"", "'netcompiler.session.schedule' is 'x', but a list of numbers")]
    [InlineData("schedule\":\"0\"", "schedule\":\" \"", "'netcompiler.session.schedule' is ' ', but a list of numbers")]
    [InlineData("accumulation\":\"0 0 0\"", "accumulation\":\"0  00\"", "'netcompiler.session.accumulation' is '0  00', but a list of numbers")]
    [InlineData("session.schedule", "session.scheduly", "'netcompiler.session.schedule' is missing")]
    public void DamagedNumbersAreNamed(string found, string damaged, string message)
    {
        LinearNetwork network = new();
        using MemoryStream stream = new();
        new TrainingSession<LinearNetwork.Batch>(network, s_options).Capture().Save(stream);
        string text = Encoding.Latin1.GetString(stream.ToArray());
        Assert.Contains(found, text, StringComparison.Ordinal);
        using MemoryStream broken = new(Encoding.Latin1.GetBytes(text.Replace(found, damaged, StringComparison.Ordinal)));
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => SessionState.Load(broken, network));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private sealed class Cancelling(CancellationTokenSource source, int afterSteps) : IBatchSource<LinearNetwork.Batch>
    {
        private int _calls;

        public int Count => s_data.Count;

        public void Fill(ReadOnlySpan<int> rows, LinearNetwork.Batch batch)
        {
            s_data.Fill(rows, batch);
            if (++_calls == afterSteps)
            {
                source.Cancel();
            }
        }
    }
}
