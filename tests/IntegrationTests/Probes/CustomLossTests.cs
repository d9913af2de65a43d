using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.Probes.Declared;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Steps in two halves, between which the caller computes the loss and its gradient.</summary>
public class CustomLossTests
{
    private const int Rows = 12;
    private const string Layers = "Input(4); Dense(8); BatchNorm; ReLU; Dropout(0.25); Dense(3); ";

    [Fact]
    public void GivesTheBitsOfTheSameLossInTheNetwork()
    {
        CompiledNetwork compiled = NetworkAssembly.Compile(Layers + "MeanSquaredErrorLoss(Reduction = \"Sum\")", inputGradient: true);
        ISession expected = compiled.Create(seed: 5).CreateSession(Options());
        (float[] inputs, float[] targets) = Data();
        compiled.Create().Fill(expected.Batch, new Dictionary<string, Array> { ["input0"] = inputs, ["targets"] = targets });
        expected.Batch.RowCount = Rows;

        TrainingSession<OwnLossNetwork.Batch> session = new(new OwnLossNetwork(seed: 5), Options());
        inputs.CopyTo(session.Batch.Inputs);
        session.Batch.RowCount = Rows;
        for (int step = 0; step < 10; step++)
        {
            float loss = expected.ComputeGradients();
            session.Forward();
            double squares = 0;
            for (int i = 0; i < targets.Length; i++)
            {
                float difference = session.Batch.Outputs[i] - targets[i];
                squares += difference * difference;
                session.Batch.OutputGradients[i] = difference + difference;
            }

            float product = session.Backward();
            Assert.Equal(loss, squares, 1e-4);
            Assert.Equal(Enumerable.Range(0, targets.Length).Sum(i => session.Batch.Outputs[i] * session.Batch.OutputGradients[i]), product, 1e-3);
            Assert.Equal(expected.Gradients.SelectMany(Values), session.Gradients.SelectMany(Values));
            Assert.Contains(session.Batch.InputGradient.ToArray(), value => value != 0);
            expected.Update();
            session.Update();
        }

        Assert.Equal(expected.Parameters.SelectMany(Values), session.Parameters.SelectMany(Values));
    }

    [Fact]
    public void TheHalvesComeInTurn()
    {
        TrainingSession<OwnLossNetwork.Batch> session = new(new OwnLossNetwork(), Options());
        Data().Inputs.CopyTo(session.Batch.Inputs);
        session.Batch.RowCount = Rows;
        Assert.Contains("Call Forward first", Assert.Throws<InvalidOperationException>(() => session.Backward()).Message, StringComparison.Ordinal);
        session.Forward();
        session.Batch.OutputGradients[4] = float.PositiveInfinity;
        Assert.Contains("OutputGradients has Infinity in row 1", Assert.ThrowsAny<ArgumentException>(() => session.Backward()).Message, StringComparison.Ordinal);
        session.Batch.OutputGradients[4] = 0;
        session.Backward();
        Assert.Throws<InvalidOperationException>(() => session.Backward());
        session.Update();
        Assert.Throws<InvalidOperationException>(session.Update);
        Assert.Null(session.Trace());
    }

    [Fact]
    public void WhatCannotKnowTheLossIsRefused()
    {
        OwnLossNetwork network = new();
        TrainingSession<OwnLossNetwork.Batch> session = new(network, Options());
        Data().Inputs.CopyTo(session.Batch.Inputs);
        session.Batch.RowCount = Rows;
        Source source = new();
        foreach (Action action in new Action[]
        {
            () => session.Step(), () => session.ComputeGradients(), () => session.Evaluate(), () => network.Train(source), () => network.Evaluate(source),
        })
        {
            string message = Assert.Throws<InvalidOperationException>(action).Message;
            Assert.Contains("'OwnLossNetwork' has a [CustomLoss], which only you can compute", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void NetworksWithLossesOfTheirOwnNeedNoHalves()
    {
        TrainingSession<TwoHeadNetwork.Batch> session = new(new TwoHeadNetwork(), Options());
        string message = Assert.Throws<InvalidOperationException>(session.Forward).Message;
        Assert.Contains("'TwoHeadNetwork' has no [CustomLoss]", message, StringComparison.Ordinal);
    }

    private static TrainingOptions Options() => new() { BatchSize = Rows, Optimizer = new Adam(0.01f), Threads = 2, Seed = 9 };

    private static (float[] Inputs, float[] Targets) Data() => (NetworkData.Floats(Rows * 4, 1, new Random(1)), NetworkData.Floats(Rows * 3, 1, new Random(2)));

    private static float[] Values(ParameterView view)
    {
        float[] values = new float[view.Count];
        view.CopyTo(values);
        return values;
    }

    private sealed class Source : IBatchSource<OwnLossNetwork.Batch>
    {
        public int Count => Rows;

        public void Fill(ReadOnlySpan<int> rows, OwnLossNetwork.Batch batch) => batch.RowCount = rows.Length;
    }
}
