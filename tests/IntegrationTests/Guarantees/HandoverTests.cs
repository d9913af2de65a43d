using System;
using System.Linq;
using NetCompiler.CompilerServices;
using NetCompiler.IntegrationTests.Probes.Declared;
using Xunit;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>A step that updates weights while their gradients are computed gives what gradients and an update behind them give, bit by bit.</summary>
public class HandoverTests
{
    private const int Rows = 40;

    public static TheoryData<string, TrainingOptions> Options() => new()
    {
        { "SGD", new() { Optimizer = new SGD(0.1) } },
        { "momentum", new() { Optimizer = new SGD(0.05) { Momentum = 0.9, Nesterov = true, WeightDecay = 0.01 } } },
        { "Adam", new() { Optimizer = new Adam(0.01), Schedule = new LinearSchedule(4, 0.1), ScheduleUnit = ScheduleUnit.Step } },
        { "RMSprop", new() { Optimizer = new RMSProp(0.01) { Momentum = 0.5, Centered = true }, LearningRateFactors = [new("dense1", 0.3), new("dense4.bias", 2)] } },
        {
            "penalties", new()
            {
                Optimizer = new Adam(0.01),
                Regularization = [new() { L1 = 0.001, L2 = 0.01, WeightDecay = 0.1 }, new() { MaxNorm = 0.5 }],
                Averaging = new WeightAveraging(0.9),
            }
        },
        { "limit", new() { Optimizer = new SGD(0.1), Clipping = GradientClipping.ByValue(0.001) } },
        { "norm", new() { Optimizer = new SGD(0.1), Clipping = GradientClipping.ByGlobalNorm(0.1) } },
        { "accumulated", new() { Optimizer = new SGD(0.1), AccumulatedBatches = 2 } },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public void AStepIsGradientsAndAnUpdate(string name, TrainingOptions options)
    {
        TrainingSession<WideNetwork.Batch> apart = MakeSession(options, threads: 1);
        TrainingSession<WideNetwork.Batch>[] steps = [MakeSession(options, threads: 1), MakeSession(options, threads: 3)];
        for (int i = 0; i < 6; i++)
        {
            int rows = i % 2 == 0 ? Rows : Rows - 23;
            Fill(apart, rows);
            float loss = apart.ComputeGradients();
            apart.Update();
            foreach (TrainingSession<WideNetwork.Batch> session in steps)
            {
                Fill(session, rows);
                Assert.Equal(loss, session.Step());
                Assert.Equal(apart.LearningRate, session.LearningRate);
                Assert.All(apart.Parameters.Zip(session.Parameters), pair => Assert.True(
                    pair.First.ToArray().AsSpan().SequenceEqual(pair.Second.ToArray()), $"{name}: {pair.First.Name} in step {i}"));
            }
        }
    }

    [Fact]
    public void AStepWithoutAFiniteLossChangesNoWeight()
    {
        TrainingSession<WideNetwork.Batch> session = MakeSession(new() { Optimizer = new Adam(0.01) }, threads: 2);
        session.Step();
        session.Parameters.Single(view => view.Name == "dense4.bias").CopyFrom([1, float.NaN, 1, 1, 1]);
        float[][] before = [.. session.Parameters.Where(view => view.Info.Kind != ParameterKind.State).Select(view => view.ToArray())];
        Assert.True(float.IsNaN(session.Step()));

        float[][] after = [.. session.Parameters.Where(view => view.Info.Kind != ParameterKind.State).Select(view => view.ToArray())];
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second));
        Assert.Equal(1, session.StepCount);
        Assert.Equal("dense4", session.Trace()!.Layer);
    }

    [Fact]
    public void AStepKeepsNoGradients()
    {
        TrainingSession<WideNetwork.Batch> session = MakeSession(new() { Optimizer = new SGD(0.1) }, threads: 1);
        session.Step();
        InvalidOperationException problem = Assert.Throws<InvalidOperationException>(() => session.Gradients[0].ToArray());
        Assert.Contains("ComputeGradients", problem.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => session.Gradients[0].CopyFrom(new float[304 * 72]));
        Assert.Throws<InvalidOperationException>(session.Update);
        session.ComputeGradients();
        Assert.Contains(session.Gradients[0].ToArray(), value => value != 0);
        session.Update();
        Assert.Contains(session.Gradients[0].ToArray(), value => value != 0);
    }

    /// <summary>The gradients that wait are all there, though a step was tried behind them.</summary>
    [Fact]
    public void AStepThatIsRefusedLeavesTheWaitingGradients()
    {
        TrainingSession<WideNetwork.Batch>[] sessions = [MakeSession(new() { Optimizer = new SGD(0.1) }, threads: 1), MakeSession(new() { Optimizer = new SGD(0.1) }, threads: 1)];
        sessions[0].ComputeGradients();
        sessions[1].ComputeGradients();
        sessions[1].Batch.RowCount = 0;
        Assert.Throws<ArgumentException>(() => sessions[1].Step());
        sessions[1].Batch.RowCount = Rows;

        sessions[0].Update();
        sessions[1].Update();
        Assert.All(sessions[0].Parameters.Zip(sessions[1].Parameters), pair => Assert.Equal(pair.First.ToArray(), pair.Second.ToArray()));
    }

    private static TrainingSession<WideNetwork.Batch> MakeSession(TrainingOptions options, int threads)
    {
        TrainingSession<WideNetwork.Batch> session = new(new WideNetwork(seed: 3), options with { BatchSize = Rows, Threads = threads, Seed = 5 });
        Fill(session, Rows);
        return session;
    }

    private static void Fill(TrainingSession<WideNetwork.Batch> session, int rows)
    {
        Random random = new(rows);
        foreach (ref float value in session.Batch.Inputs)
        {
            value = random.NextSingle() - 0.5f;
        }

        foreach (ref int label in session.Batch.Targets)
        {
            label = random.Next(5);
        }

        session.Batch.RowCount = rows;
    }
}
