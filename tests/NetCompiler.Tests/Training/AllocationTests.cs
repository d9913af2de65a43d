using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>Runs alone: what the whole process allocates is counted.</summary>
[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationTests
{
    private static readonly InMemoryDataSet<float, float> s_data = LinearData.Make(64);

    [Theory]
    [InlineData(1, 16)]
    [InlineData(2, 16)]
    [InlineData(2, 5)]
    public void StepsAllocateNothing(int threads, int rows)
    {
        TrainingSession<LinearNetwork.Batch> session =
            new(new LinearNetwork(), new TrainingOptions { BatchSize = 16, Threads = threads, Optimizer = new Adam() });
        int[] order = Enumerable.Range(3, rows).ToArray();
        Metric[] metrics = [new MeanAbsoluteError(), new RootMeanSquaredError()];
        AssertAllocatesNothing(() =>
        {
            s_data.Fill(order, session.Batch);
            session.Step();
            session.ComputeGradients();
            session.Update();
            session.Evaluate(s_data, metrics);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void StepsWithAllOptionsAllocateNothing(int threads)
    {
        TrainingOptions options = new()
        {
            BatchSize = 16,
            Threads = threads,
            Optimizer = new RMSProp { Momentum = 0.9, Centered = true },
            Schedule = new SequentialSchedule([new CosineRestartsSchedule(4, 2), new PlateauSchedule()], [5]),
            ScheduleUnit = ScheduleUnit.Step,
            Clipping = GradientClipping.ByNorm(0.1),
            Regularization = [new() { L1 = 0.01, L2 = 0.01, WeightDecay = 0.01, MaxNorm = 1, Kinds = ParameterKinds.All }],
            LearningRateFactors = [new("dense0.bias", 0.5)],
            AccumulatedBatches = 2,
            Averaging = new WeightAveraging(0.99),
        };
        TrainingSession<LinearNetwork.Batch> session = new(new LinearNetwork(), options);
        LinearData.Fill(session, s_data, 16);
        AssertAllocatesNothing(() =>
        {
            session.Step();
            session.Step();
            session.Step();
            session.UpdateByWaiting();
        });
    }

    [Fact]
    public void PredictionsAllocateNothing()
    {
        LinearNetwork network = new();
        Workspace workspace = network.Core.CreateWorkspace(5);
        float[] inputs = new float[3 * 21], outputs = new float[2 * 21];
        int[] indices = [1, 2];
        AssertAllocatesNothing(() =>
        {
            network.Predict(inputs, outputs);
            network.Predict(inputs, outputs, workspace);
            network.Weight.CopyTo(inputs);
            _ = network.Weight[indices];
        });
    }

    [Fact]
    public void TheCheckCanFail()
    {
        object? kept = null;
        Assert.ThrowsAny<Exception>(() => AssertAllocatesNothing(() => kept = new object()));
        Assert.NotNull(kept);
    }

    // The test runner's own threads may allocate in between; code that allocates does so every time.
    private static void AssertAllocatesNothing(Action action)
    {
        action();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 50 && least > 0; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < 10; i++)
            {
                action();
            }

            long after = GC.GetTotalAllocatedBytes(precise: true);
            least = Math.Min(least, after - before);
        }

        Assert.Equal(0, least);
    }
}
