using System;
using System.Linq;
using System.Threading;
using Xunit;

namespace NetCompiler.Tests.Training;

public sealed class TrainingSessionTests
{
    private static readonly InMemoryDataSet<float, float> s_data = LinearData.Make(64);

    private static TrainingSession<LinearNetwork.Batch> MakeSession(
        LinearNetwork network, Optimizer? optimizer = null, int threads = 1, int batchSize = 16)
    {
        TrainingSession<LinearNetwork.Batch> session =
            new(network, new TrainingOptions { Optimizer = optimizer ?? new SGD(0.1), BatchSize = batchSize, Threads = threads });
        LinearData.Fill(session, s_data, batchSize);
        return session;
    }

    [Fact]
    public void StepReducesTheLossAndPublishesNothing()
    {
        LinearNetwork network = new(seed: 3);
        float[] before = network.Weight.ToArray();
        TrainingSession<LinearNetwork.Batch> session = MakeSession(network);
        float first = session.Step();
        for (int i = 0; i < 200; i++)
        {
            session.Step();
        }

        Assert.True(session.Step() < first / 50);
        Assert.Equal(202, session.StepCount);
        Assert.Equal(before, network.Weight.ToArray());
        session.Publish();
        Assert.Equal(session.Parameters[0].ToArray(), network.Weight.ToArray());
        Assert.NotEqual(before, network.Weight.ToArray());
        Assert.Equal(session.Parameters[3].ToArray(), network.MeanLoss.ToArray());
        Assert.True(network.MeanLoss[0] > 0);
    }

    [Fact]
    public void GradientsAreThoseOfTheLoss()
    {
        TrainingSession<LinearNetwork.Batch> session = MakeSession(new LinearNetwork(3));
        session.ComputeGradients();
        float[] gradient = session.Gradients[0].ToArray();
        float[] weight = session.Parameters[0].ToArray();
        for (int i = 0; i < weight.Length; i++)
        {
            float[] moved = [.. weight];
            moved[i] = weight[i] + 0.01f;
            session.Parameters[0].CopyFrom(moved);
            float above = session.ComputeGradients();
            moved[i] = weight[i] - 0.01f;
            session.Parameters[0].CopyFrom(moved);
            float below = session.ComputeGradients();
            Assert.Equal((above - below) / 0.02f, gradient[i], 1e-3f);
        }
    }

    [Fact]
    public void FrozenParametersHaveNoGradientAndDoNotMove()
    {
        LinearNetwork network = new(3);
        TrainingSession<LinearNetwork.Batch> session = MakeSession(network, new SGD(0.1) { WeightDecay = 0.5, Momentum = 0.9 });
        Assert.Equal(["dense0.weight", "dense0.bias"], session.Gradients.Select(view => view.Name));
        Assert.Equal(64, network.Core.Info.TrainableLength);
        Assert.All(session.Capture().OptimizerState, buffer => Assert.Equal(64, buffer.Length));
        session.Step();
        session.Step();
        session.Publish();
        Assert.Equal(1f, network.Scale[0]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void BitsDoNotDependOnThreads(int threads)
    {
        TrainingSession<LinearNetwork.Batch> one = MakeSession(new LinearNetwork(3), new Adam(), 1);
        TrainingSession<LinearNetwork.Batch> several = MakeSession(new LinearNetwork(3), new Adam(), threads);
        for (int i = 0; i < 50; i++)
        {
            Assert.Equal(BitConverter.SingleToInt32Bits(one.Step()), BitConverter.SingleToInt32Bits(several.Step()));
        }

        Assert.Equal(one.Parameters[0].ToArray(), several.Parameters[0].ToArray());
    }

    [Fact]
    public void PadsStayZero()
    {
        LinearNetwork network = new(3);
        TrainingSession<LinearNetwork.Batch> session = MakeSession(network, new Adam { WeightDecay = 0.1 });
        for (int i = 0; i < 5; i++)
        {
            session.Step();
        }

        session.Publish();
        float[] packed = network.Core.Current.Parameters.Span.ToArray();
        foreach (ParameterView view in network.Core.Parameters.Where(view => view.Info.Kind != NetCompiler.CompilerServices.ParameterKind.State))
        {
            for (int i = 0; i < view.Count; i++)
            {
                packed[view.Info.PackedIndex(i)] = 0;
            }
        }

        Assert.All(packed, value => Assert.Equal(0, BitConverter.SingleToInt32Bits(value)));
    }

    [Fact]
    public void EvaluateUsesThePublishedWeights()
    {
        LinearNetwork network = new(3);
        TrainingSession<LinearNetwork.Batch> session = MakeSession(network);
        float before = session.Evaluate();
        session.Step();
        Assert.Equal(before, session.Evaluate());
        session.Publish();
        Assert.True(session.Evaluate() < before);
    }

    [Fact]
    public void EvaluateOfASourceIsTheMeanOfItsRows()
    {
        TrainingSession<LinearNetwork.Batch> session = MakeSession(new LinearNetwork(3), batchSize: 16);
        double sum = 0;
        for (int row = 0; row < 37; row++)
        {
            s_data.Fill([row], session.Batch);
            sum += session.Evaluate();
        }

        int[] rows = Enumerable.Range(0, 37).ToArray();
        Assert.Equal(sum / 37, session.Evaluate(s_data.Subset(rows)), 1e-5);
    }

    [Fact]
    public void UpdateNeedsFreshGradients()
    {
        TrainingSession<LinearNetwork.Batch> session = MakeSession(new LinearNetwork(3));
        Assert.Throws<InvalidOperationException>(session.Update);
        session.ComputeGradients();
        session.Update();
        Assert.Throws<InvalidOperationException>(session.Update);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public void RowCountIsChecked(int rows)
    {
        TrainingSession<LinearNetwork.Batch> session = MakeSession(new LinearNetwork(3));
        session.Batch.RowCount = rows;
        ArgumentException exception = Assert.Throws<ArgumentException>(() => session.Step());
        Assert.Contains($"{rows} filled rows", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, session.StepCount);
    }

    [Fact]
    public void NaNInTheDataIsNamed()
    {
        TrainingSession<LinearNetwork.Batch> session = MakeSession(new LinearNetwork(3));
        session.Batch.Inputs[7] = float.NaN;
        ArgumentException exception = Assert.Throws<ArgumentException>(() => session.Step());
        Assert.Contains("row 2, at number 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NonFiniteLossLeavesTheWeights()
    {
        TrainingSession<LinearNetwork.Batch> session = MakeSession(new LinearNetwork(3));
        session.Batch.Targets[5] = 1e30f;
        float[] before = session.Parameters[0].ToArray();
        Assert.False(float.IsFinite(session.Step()));
        Assert.Equal(before, session.Parameters[0].ToArray());
        Assert.Equal(new NumericalProblem("loss", false, null, -1, float.PositiveInfinity), session.Trace());
    }

    [Fact]
    public void OptionsAreChecked()
    {
        LinearNetwork network = new();
        TrainingOptions nesterov = new() { Optimizer = new SGD(0.1) { Nesterov = true } };
        Assert.Throws<ArgumentException>(() => new TrainingSession<LinearNetwork.Batch>(network, nesterov));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { BatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { Epochs = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { Threads = 0 });
        Assert.Throws<ArgumentNullException>(() => new TrainingOptions { Optimizer = null! });
    }

    [Fact]
    public void ThreadsEndWithTheSession()
    {
        WeakReference reference = RunAndForget();
        for (int i = 0; i < 50 && reference.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(10);
        }

        Assert.False(reference.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference RunAndForget()
        {
            TrainingSession<LinearNetwork.Batch> session = MakeSession(new LinearNetwork(3), threads: 3);
            session.Step();
            return new WeakReference(session);
        }
    }

    [Fact]
    public void TwoThreadsAtATimeAreRefused()
    {
        TrainingSession<LinearNetwork.Batch> session = MakeSession(new LinearNetwork(3));
        Exception? refusal = null;
        session.Batch.Computing = () =>
        {
            session.Batch.Computing = null;
            Thread second = new(() => refusal = Record.Exception(() => session.ComputeGradients()));
            second.Start();
            second.Join();
        };
        session.ComputeGradients();
        Assert.Contains("Two threads", Assert.IsType<InvalidOperationException>(refusal).Message, StringComparison.Ordinal);
        Assert.True(float.IsFinite(session.Step()));
    }
}
