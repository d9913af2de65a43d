using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>Accumulation, averages, and what all options together promise.</summary>
public sealed class UpdateTests
{
    private static readonly InMemoryDataSet<float, float> s_data = LinearData.Make(64);

    private static readonly TrainingOptions s_all = new()
    {
        Optimizer = new NAdam(0.02),
        Schedule = new SequentialSchedule([new LinearSchedule(2, 0.5), new PlateauSchedule(0.5, 1)], [2]),
        Clipping = GradientClipping.ByNorm(0.5),
        Regularization = [new() { L1 = 0.01, L2 = 0.01, WeightDecay = 0.1 }, new() { MaxNorm = 2, Kinds = ParameterKinds.All }],
        LearningRateFactors = [new("dense0.bias", 0.5)],
        AccumulatedBatches = 3,
        Averaging = new WeightAveraging(0.9),
        BatchSize = 12,
        Epochs = 5,
        Threads = 1,
    };

    private static TrainingSession<LinearNetwork.Batch> MakeSession(TrainingOptions options, LinearNetwork? network = null, int rows = 12)
    {
        TrainingSession<LinearNetwork.Batch> session = new(network ?? new LinearNetwork(3), options);
        LinearData.Fill(session, s_data, rows);
        return session;
    }

    [Fact]
    public void BatchesAddUpToTheirMeanLoss()
    {
        TrainingOptions options = new() { Optimizer = new SGD(0.1), AccumulatedBatches = 3, BatchSize = 12, Threads = 1 };
        TrainingSession<LinearNetwork.Batch> session = MakeSession(options);
        for (int update = 0; update < 3; update++)
        {
            float[] before = session.Parameters[0].ToArray();
            double[] sum = new double[before.Length];
            int[] rows = [12, 5, 8];
            for (int i = 0; i < 3; i++)
            {
                Assert.Equal((i, update), (session.WaitingBatches, session.StepCount));
                Assert.Equal(before, session.Parameters[0].ToArray());
                LinearData.Fill(session, s_data, rows[i]);
                session.ComputeGradients();
                float[] gradients = session.Gradients[0].ToArray();
                sum = [.. sum.Zip(gradients, (total, gradient) => total + (rows[i] * gradient))];
                session.Update();
            }

            Assert.Equal((0, update + 1), (session.WaitingBatches, session.StepCount));
            float[] expected = [.. before.Zip(sum, (value, total) => (float)(value - (0.1 * total / 25)))];
            Assert.Equal(expected, session.Parameters[0].ToArray(), (a, b) => Math.Abs(a - b) < 1e-6f);
        }
    }

    [Fact]
    public void AScheduleThatCountsStepsSeesTheMeanLossOfTheBatches()
    {
        LossesSeen schedule = new();
        TrainingOptions options = new()
        {
            Optimizer = new SGD(0.1), Schedule = schedule, ScheduleUnit = ScheduleUnit.Step, AccumulatedBatches = 2, BatchSize = 12, Threads = 1,
        };
        TrainingSession<LinearNetwork.Batch> session = MakeSession(options);
        float first = session.Step();
        LinearData.Fill(session, s_data, 4);
        float second = session.Step();
        Assert.Equal([((12.0 * first) + (4.0 * second)) / 16], schedule.Losses);
    }

    [Fact]
    public void BatchesThatWaitHaveMasksOfTheirOwn()
    {
        TrainingSession<LinearNetwork.Batch> session = MakeSession(s_all), usual = MakeSession(s_all with { AccumulatedBatches = 1 });
        Assert.Equal(usual.ComputeGradients(), session.Step());
        Assert.NotEqual(usual.ComputeGradients(), session.ComputeGradients());
    }

    [Fact]
    public void AnEpochLeavesNoBatchWaiting()
    {
        // 64 rows are six batches: two updates of three; or four and two.
        TrainingSession<LinearNetwork.Batch> session = MakeSession(s_all with { AccumulatedBatches = 4, Epochs = 2 });
        session.Train(s_data);
        Assert.Equal((0, 4), (session.WaitingBatches, session.StepCount));
        Assert.False(session.UpdateByWaiting());
        session.Step();
        Assert.True(session.UpdateByWaiting());
        Assert.Equal((0, 5), (session.WaitingBatches, session.StepCount));
    }

    [Fact]
    public void TheAverageIsThatOfTheFormulaAndPublished()
    {
        LinearNetwork network = new(3);
        TrainingSession<LinearNetwork.Batch> session = MakeSession(
            new() { Optimizer = new SGD(0.1), Averaging = new WeightAveraging(0.8), BatchSize = 12, Threads = 1 }, network);
        float[] start = network.Weight.ToArray();
        session.Publish();
        Assert.Equal(start, network.Weight.ToArray());
        double[] sum = new double[start.Length];
        double weights = 0;
        for (int step = 0; step < 30; step++)
        {
            session.Step();
            float[] now = session.Parameters[0].ToArray();
            weights = (0.8 * weights) + 0.2;
            sum = [.. sum.Zip(now, (total, value) => (0.8 * total) + (0.2 * value))];
            float[] expected = [.. sum.Select(total => (float)(total / weights))];
            Assert.Equal(expected, session.AveragedParameters[0].ToArray(), (a, b) => Math.Abs(a - b) < 1e-5f);
        }

        session.Publish();
        Assert.Equal(session.AveragedParameters[0].ToArray(), network.Weight.ToArray());
        Assert.NotEqual(session.Parameters[0].ToArray(), network.Weight.ToArray());
        Assert.Equal(session.Parameters[2].ToArray(), network.Scale.ToArray());
        Assert.Equal(session.Parameters[3].ToArray(), network.MeanLoss.ToArray());
    }

    [Fact]
    public void TheAverageIsNotPublishedUnlessAskedFor()
    {
        LinearNetwork network = new(3);
        TrainingSession<LinearNetwork.Batch> session = MakeSession(s_all with { Averaging = new WeightAveraging(0.8) { Publish = false } }, network);
        for (int i = 0; i < 9; i++)
        {
            session.Step();
        }

        session.Publish();
        Assert.Equal(session.Parameters[0].ToArray(), network.Weight.ToArray());
        Assert.NotEqual(session.AveragedParameters[0].ToArray(), network.Weight.ToArray());
        Assert.Empty(MakeSession(s_all with { Averaging = null }).AveragedParameters);
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightAveraging(1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    public void AStateInTheMiddleContinuesWithTheSameBits(int steps)
    {
        TrainingSession<LinearNetwork.Batch> session = MakeSession(s_all with { ScheduleUnit = ScheduleUnit.Step });
        for (int i = 0; i < steps; i++)
        {
            session.Step();
        }

        using MemoryStream stream = new();
        session.Capture().Save(stream);
        stream.Position = 0;
        TrainingSession<LinearNetwork.Batch> other = MakeSession(s_all with { ScheduleUnit = ScheduleUnit.Step, Seed = 9 }, new LinearNetwork(8));
        other.Restore(SessionState.Load(stream, new LinearNetwork()));
        Assert.Equal(session.WaitingBatches, other.WaitingBatches);
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(BitConverter.SingleToInt32Bits(session.Step()), BitConverter.SingleToInt32Bits(other.Step()));
        }

        Assert.Equal(session.LearningRate, other.LearningRate);
        Assert.Equal(session.Parameters.Select(view => view.ToArray()), other.Parameters.Select(view => view.ToArray()));
        Assert.Equal(session.AveragedParameters.Select(view => view.ToArray()), other.AveragedParameters.Select(view => view.ToArray()));
    }

    [Fact]
    public void AStateOfAnotherAccumulationOrAverageIsRefused()
    {
        TrainingSession<LinearNetwork.Batch> session = MakeSession(s_all);
        session.Step();
        session.Step();
        SessionState state = session.Capture();
        string waiting = Assert.Throws<ArgumentException>(() => MakeSession(s_all with { AccumulatedBatches = 2 }).Restore(state)).Message;
        Assert.Contains("but this session takes 2 batches together", waiting, StringComparison.Ordinal);
        string averaged = Assert.Throws<ArgumentException>(() => MakeSession(s_all with { Averaging = null }).Restore(state)).Message;
        Assert.Contains("[mean, square, accumulated_gradient, averaged_weight]", averaged, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, new double[] { 2, 1, 1.5 }, "[2 1 1.5] as batches, rows and loss")]
    [InlineData(false, new double[] { 2, double.NaN, 1.5 }, "[2 NaN 1.5] as batches, rows and loss")]
    [InlineData(false, new double[] { 3, 36, 1.5 }, "[3 36 1.5] as batches, rows and loss")]
    [InlineData(true, new double[] { 0, double.NaN, 1, 0, 0 }, "gave the learning rate NaN")]
    [InlineData(true, new double[] { -1, 0, 1, 0, 0 }, "5 numbers of a schedule")]
    [InlineData(true, new double[] { 0, 0 }, "2 numbers of a schedule")]
    public void DamagedNumbersChangeNothing(bool ofSchedule, double[] damaged, string message)
    {
        TrainingOptions options = s_all with { Schedule = new PlateauSchedule(), LearningRateFactors = [] };
        TrainingSession<LinearNetwork.Batch> session = MakeSession(options);
        session.Step();
        session.Step();
        SessionState state = session.Capture();
        SessionState broken = new(state.Info, state.Weights, state.OptimizerNames, state.OptimizerState)
        {
            Schedule = ofSchedule ? damaged : state.Schedule,
            Accumulation = ofSchedule ? state.Accumulation : damaged,
        };
        TrainingSession<LinearNetwork.Batch> other = MakeSession(options, new LinearNetwork(8));
        float[] before = other.Parameters[0].ToArray();
        Assert.Contains(message, Assert.ThrowsAny<Exception>(() => other.Restore(broken)).Message, StringComparison.Ordinal);
        Assert.Equal(before, other.Parameters[0].ToArray());
        Assert.Equal(options.Optimizer.LearningRate, other.LearningRate);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void BitsDoNotDependOnThreads(int threads)
    {
        // Large enough to be cut into chunks: a table, a matrix and a bias.
        ParameterInfo[] parameters =
        [
            new("a.weight", "a", ParameterKind.Embedding, [3000, 20], 0, 96_000, ParameterPacking.Rows, 3000, 20, 1, 32, default, false),
            new("b.weight", "b", ParameterKind.Weight, [500, 301], 96_000, 154_112, ParameterPacking.Panels, 500, 301, 1, 32, default, false),
            new("b.bias", "b", ParameterKind.Bias, [500], 250_112, 512, ParameterPacking.Rows, 1, 500, 1, 512, default, false),
        ];
        NetworkInfo info = new("N", "t", "h", parameters, 250_624, 0, 0, []);
        foreach (GradientClipping clipping in new[] { GradientClipping.ByNorm(1), GradientClipping.ByGlobalNorm(1), GradientClipping.ByValue(0.1) })
        {
            TrainingOptions options = s_all with { Clipping = clipping, LearningRateFactors = [new("b.bias", 0.5)] };
            UpdateBench one = new(options, info, 1), several = new(options, info, threads);
            for (int i = 0; i < 6; i++)
            {
                one.Step();
                several.Step();
            }

            Assert.Equal(one.Parameters.Span.ToArray(), several.Parameters.Span.ToArray());
            Assert.Equal(one.Average!.Span.ToArray(), several.Average!.Span.ToArray());
        }
    }

    [Fact]
    public void PadsStayZero()
    {
        UpdateBench bench = new(s_all with { LearningRateFactors = [] });
        for (int i = 0; i < 7; i++)
        {
            bench.Step();
        }

        Assert.Equal(4, bench.State.Length);
        Assert.All([bench.Parameters, bench.Gradients, .. bench.State], buffer => Assert.True(bench.HasZeroPads(buffer)));
        Assert.True(bench.Read(bench.Average!, "norm0.weight").All(value => value != 0));
    }

    [Fact]
    public void OptionsAreChecked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { AccumulatedBatches = 0 });
        Assert.Throws<ArgumentNullException>(() => new TrainingOptions { LearningRateFactors = null! });
        Assert.Throws<ArgumentException>(() => MakeSession(s_all with { LearningRateFactors = [new("dense1", 1)] }));
    }

    private sealed record LossesSeen : LearningRateSchedule
    {
        public List<double> Losses { get; } = [];

        public override double Rate(double learningRate, long time, ReadOnlySpan<double> state) => learningRate;

        public override void Observe(long time, double value, MonitoredValue monitor, Span<double> state) => Losses.Add(value);
    }
}
