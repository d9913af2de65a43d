using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>Schedules in sessions.</summary>
public sealed class LearningRateTests
{
    private static readonly InMemoryDataSet<float, float> s_data = LinearData.Make(64);

    private static readonly TrainingOptions s_options =
        new() { Optimizer = new SGD(0.1), Schedule = new StepSchedule(2, 0.5), BatchSize = 16, Epochs = 5, Threads = 1, Shuffle = false };

    private static TrainingSession<LinearNetwork.Batch> MakeSession(TrainingOptions options)
    {
        TrainingSession<LinearNetwork.Batch> session = new(new LinearNetwork(3), options);
        LinearData.Fill(session, s_data, 16);
        return session;
    }

    [Theory]
    [InlineData(ScheduleUnit.Epoch, new[] { 0.1, 0.05, 0.05, 0.025, 0.025 })]
    [InlineData(ScheduleUnit.Step, new[] { 0.025, 0.1 / 16, 0.1 / 64, 0.1 / 256, 0.1 / 1024 })]
    public void TrainAdvancesByEpochsOrSteps(ScheduleUnit unit, double[] afterEpochs)
    {
        TrainingSession<LinearNetwork.Batch> session = MakeSession(s_options with { ScheduleUnit = unit });
        List<double> rates = [];
        session.Train(s_data, s_data, new Watching(() => rates.Add(session.LearningRate)));
        Assert.Equal(afterEpochs, rates);
    }

    [Fact]
    public void AStepHasTheRateOfTheSchedule()
    {
        TrainingOptions options = s_options with { Schedule = new StepSchedule(1, 0.25), ScheduleUnit = ScheduleUnit.Step };
        TrainingSession<LinearNetwork.Batch> session = MakeSession(options);
        for (int step = 0; step < 3; step++)
        {
            Assert.Equal(0.1 * Math.Pow(0.25, step), session.LearningRate);
            float[] before = session.Parameters[0].ToArray();
            session.ComputeGradients();
            float rate = (float)session.LearningRate;
            float[] expected = [.. before.Zip(session.Gradients[0].ToArray(), (value, gradient) => value - (rate * gradient))];
            session.Update();
            Assert.Equal(expected, session.Parameters[0].ToArray());
        }
    }

    [Theory]
    [InlineData(true, 0.025)]
    [InlineData(false, 0.1)]
    public void PlateauSeesTheValidationLossIfThereIsOne(bool hasValidation, double expected)
    {
        // Trained towards one target, the loss of its opposite gets worse: after the first epoch, the best, it falls twice.
        float[] opposite = new float[s_data.Count * 2];
        for (int row = 0; row < s_data.Count; row++)
        {
            opposite[row * 2] = -s_data.Target(row)[0];
            opposite[(row * 2) + 1] = -s_data.Target(row)[1];
        }

        float[] inputs = [.. Enumerable.Range(0, s_data.Count).SelectMany(row => s_data.Input(row).ToArray())];
        InMemoryDataSet<float, float> validation = new(inputs, 3, opposite, 2);
        TrainingSession<LinearNetwork.Batch> session = MakeSession(s_options with { Schedule = new PlateauSchedule(0.5, 0), Epochs = 3 });
        session.Train(s_data, hasValidation ? validation : null);
        Assert.Equal(expected, session.LearningRate);
    }

    [Theory]
    [InlineData(true, new[] { 0.1, 0.1, 0.05, 0.05, 0.025 })]
    [InlineData(false, new[] { 0.1, 0.05, 0.05, 0.025, 0.025 })]
    public void PlateauSeesWhatIsMonitored(bool higherIsBetter, double[] afterEpochs)
    {
        ScriptedMetric metric = new(higherIsBetter, 2, 3, 1, 4, 0);
        MonitoredValue monitor = MonitoredValue.Of(metric);
        TrainingSession<LinearNetwork.Batch> session = MakeSession(
            s_options with { Schedule = new PlateauSchedule(0.5, 0), Metrics = [metric], Monitor = monitor });
        List<double> rates = [];
        session.Train(s_data, s_data, new Watching(() => rates.Add(session.LearningRate)));
        Assert.Equal(afterEpochs, rates);
    }

    [Fact]
    public void AnOwnLoopHasTheDirectionOfTheMonitoredValue()
    {
        TrainingOptions options = s_options with { Schedule = new PlateauSchedule(0.5, 0), Monitor = MonitoredValue.Of(new RSquared()) };
        TrainingSession<LinearNetwork.Batch> session = MakeSession(options);
        session.AdvanceSchedule(1);
        session.AdvanceSchedule(2);
        Assert.Equal(0.1, session.LearningRate);
        session.AdvanceSchedule(1);
        Assert.Equal(0.05, session.LearningRate);
    }

    [Fact]
    public void AScheduleThatLooksAtValuesKeepsToOneOfThem()
    {
        TrainingOptions options = s_options with { Schedule = new PlateauSchedule(), Epochs = 1 };
        TrainingSession<LinearNetwork.Batch> first = MakeSession(options), second = MakeSession(options with { Epochs = 2 });
        first.Train(s_data, s_data);
        second.Restore(first.Capture());
        string message = Assert.Throws<ArgumentException>(() => second.Train(s_data)).Message;
        Assert.Contains("Monitor is 'training loss', but PlateauSchedule has looked at 'validation loss'", message, StringComparison.Ordinal);
        second.Train(s_data, s_data);
        Assert.Equal(2, second.Epoch);
    }

    [Fact]
    public void AnOwnLoopAdvancesByItself()
    {
        TrainingSession<LinearNetwork.Batch> session = MakeSession(s_options);
        session.Step();
        session.AdvanceSchedule(1);
        Assert.Equal(0.1, session.LearningRate);
        session.AdvanceSchedule(1);
        Assert.Equal(0.05, session.LearningRate);
        TrainingSession<LinearNetwork.Batch> other = MakeSession(s_options with { ScheduleUnit = ScheduleUnit.Step });
        string message = Assert.Throws<InvalidOperationException>(() => other.AdvanceSchedule(1)).Message;
        Assert.Contains("counts steps", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ScheduleUnit.Epoch)]
    [InlineData(ScheduleUnit.Step)]
    public void AStateContinuesTheSchedule(ScheduleUnit unit)
    {
        SequentialSchedule schedule = new([new LinearSchedule(2, 0.5), new PlateauSchedule(0.5, 0) { Threshold = 0.3 }], [2]);
        TrainingOptions options = s_options with { Schedule = schedule, ScheduleUnit = unit, Epochs = 8 };
        TrainingSession<LinearNetwork.Batch> whole = MakeSession(options), second = MakeSession(options);
        TrainingSession<LinearNetwork.Batch> first = MakeSession(options with { Epochs = 4 });
        whole.Train(s_data, s_data);
        first.Train(s_data, s_data);
        using MemoryStream stream = new();
        first.Capture().Save(stream);
        stream.Position = 0;
        second.Restore(SessionState.Load(stream, new LinearNetwork()));
        Assert.Equal(first.LearningRate, second.LearningRate);
        second.Train(s_data, s_data);
        Assert.True(whole.LearningRate < 0.1);
        Assert.Equal(whole.LearningRate, second.LearningRate);
        Assert.Equal(whole.Parameters[0].ToArray(), second.Parameters[0].ToArray());
    }

    [Fact]
    public void AStateOfAnotherScheduleIsRefused()
    {
        SessionState state = MakeSession(s_options with { Schedule = new PlateauSchedule() }).Capture();
        string message = Assert.Throws<ArgumentException>(() => MakeSession(s_options).Restore(state)).Message;
        Assert.Contains("5 numbers of a schedule, which StepSchedule of this session", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownUnitIsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { ScheduleUnit = (ScheduleUnit)2 });

    private sealed class Watching(Action action) : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => action();
    }
}
