using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.IntegrationTests.Harness;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Probe 9: a number that is not finite is found where it appears, in values and in gradients.</summary>
public class TraceTests
{
    private const int Rows = 6;

    private static readonly IReadOnlyList<CompiledNetwork> s_networks = NetworkAssembly.Compile(
    [
        Networks.Declare(
            "Weights",
            """
            Input(1, 6, 6); Conv2D(3, kernel: 3, padding: 1); BatchNorm; ReLU;
            Flatten; Dense(7); Tanh; Dense(4, Name = "head"); CrossEntropyLoss
            """),
        Networks.Declare("Logarithm", "Input(6); Log; Dense(2); MeanSquaredErrorLoss"),
        Networks.Declare("Root", "Input(5); Dense(8); ReLU; SquareRoot; Dense(3); MeanSquaredErrorLoss"),
    ]);

    [Theory]
    [InlineData("conv2d0.weight", "conv2d0")]
    [InlineData("batchnorm0.bias", "batchnorm0")]
    [InlineData("dense0.weight", "dense0")]
    [InlineData("head.bias", "head")]
    public void ABadParameterIsNamedWithItsLayer(string name, string layer)
    {
        (ISession session, _) = Begin(s_networks[0]);
        Assert.True(float.IsFinite(session.Step()));
        Assert.Null(session.Trace());
        ParameterView parameter = session.Parameters.Single(parameter => parameter.Name == name);
        float[] values = parameter.ToArray();
        values[values.Length / 2] = float.NaN;
        parameter.CopyFrom(values);

        Assert.True(float.IsNaN(session.Step()));
        NumericalProblem? problem = session.Trace();
        Assert.Equal(new NumericalProblem(layer, IsGradient: false, name, Row: 0, float.NaN), problem);
    }

    [Fact]
    public void TheRowOfABadValueIsFound()
    {
        (ISession session, Dictionary<string, Array> data) = Begin(s_networks[1]);
        float[] inputs = (float[])data["input0"];
        Array.Fill(inputs, 1);
        inputs[(4 * 6) + 3] = -1;
        inputs[(5 * 6) + 1] = -1;
        s_networks[1].Fill!(session.Batch, data);

        Assert.True(float.IsNaN(session.Step()));
        Assert.Equal(new NumericalProblem("log0", IsGradient: false, Parameter: null, Row: 4, float.NaN), session.Trace());
    }

    [Fact]
    public void ABadGradientIsFoundWhereValuesAreFinite()
    {
        // At 0 the root is finite, but its slope is not.
        (ISession session, _) = Begin(s_networks[2]);
        Assert.True(float.IsFinite(session.ComputeGradients()));
        NumericalProblem? problem = session.Trace();
        Assert.NotNull(problem);
        Assert.Equal(("relu0", true, null), (problem.Layer, problem.IsGradient, problem.Parameter));
        Assert.False(float.IsFinite(problem.Value));
        Assert.Contains("the gradient of layer 'relu0'", problem.ToString(), StringComparison.Ordinal);
    }

    private static (ISession Session, Dictionary<string, Array> Data) Begin(CompiledNetwork compiled)
    {
        NetworkInstance instance = compiled.Create(seed: 1);
        ISession session = instance.CreateSession(new() { BatchSize = Rows, Threads = 2 });
        Dictionary<string, Array> data = NetworkData.Random(compiled.Plan, Rows, new Random(1));
        instance.Fill(session.Batch, data);
        session.Batch.RowCount = Rows;
        return (session, data);
    }
}
