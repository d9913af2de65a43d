using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.RandomGraphs;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Probe 7: a frozen first half has no backward pass, takes less memory, and stays as it is.</summary>
public class FrozenTests
{
    private const string First =
        """
        Input(2, 8, 8); Conv2D(8, kernel: 3, padding: 1); BatchNorm; ReLU; Conv2D(8, kernel: 3, padding: 1); BatchNorm; ReLU;
        MaxPool2D(2); Flatten; Dropout(0.5);
        """;

    private const string Second = "Dense(12); ReLU; Dense(4); CrossEntropyLoss";

    private static readonly IReadOnlyList<CompiledNetwork> s_networks = NetworkAssembly.Compile(
        [Networks.Declare("Trained", First + Second), Networks.Declare("HalfFrozen", First + "Frozen; " + Second)]);

    [Fact]
    public void HasNoBackwardNodesAndFewerBytes()
    {
        (Section trained, Section frozen) = (s_networks[0].Plan.Step!, s_networks[1].Plan.Step!);
        string[] inFrozen = ["conv2d0", "batchnorm0", "relu0", "conv2d1", "batchnorm1", "relu1", "maxpool2d0", "flatten0", "dropout0"];
        string[] forward = [.. s_networks[1].Plan.Forward.Assigned.Graph.Nodes.Select(node => node.Operator.Name).Distinct()];

        // What the frozen layers compute is what they compute in prediction.
        Assert.All(
            frozen.Assigned.Graph.Nodes.Where(node => inFrozen.Contains(node.Layer)),
            node => Assert.Contains(node.Operator.Name, forward));
        Assert.DoesNotContain(
            frozen.Assigned.Graph.Nodes,
            node => node.Operator is ConvolutionWeightGradient or ConvolutionInputGradient or MaxPoolGradient or DropoutMask);
        Assert.Contains(trained.Assigned.Graph.Nodes, node => node.Operator is ConvolutionWeightGradient && node.Layer == "conv2d0");
        Assert.Equal(
            ["dense0.bias", "dense0.weight", "dense1.bias", "dense1.weight"],
            frozen.Assigned.Graph.Outputs.Where(output => output.Kind == OutputKind.Gradient).Select(output => output.Name).Order());
        Assert.DoesNotContain(frozen.Assigned.Graph.Outputs, output => output.Kind == OutputKind.State);
        Assert.True(2 * frozen.RowLength < trained.RowLength, $"{frozen.RowLength} floats a row, {trained.RowLength} where all is trained");

        NetworkInstance instance = s_networks[1].Create();
        Assert.Equal(
            instance.Info.Parameters.Where(parameter => parameter.IsTrained).Sum(parameter => parameter.PackedLength), instance.Info.TrainableLength);
        Assert.True(instance.Info.TrainableLength < s_networks[0].Create().Info.TrainableLength);
    }

    [Fact]
    public void AgreesWithTheReference()
    {
        NetworkCheck check = NetworkCheck.Run(s_networks[1], seed: 1, 17);
        Assert.True(check.Faults.Count == 0, string.Join("\n", check.Faults));
    }

    [Fact]
    public void StaysAsItIs()
    {
        NetworkInstance instance = s_networks[1].Create(seed: 5);
        Dictionary<string, float[]> before = instance.Network.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.ToArray());
        ISession session = instance.CreateSession(new() { BatchSize = 8, Threads = 2, Optimizer = new SGD(0.1f) { WeightDecay = 0.1f } });
        instance.Fill(session.Batch, NetworkData.Random(s_networks[1].Plan, 8, new Random(1)));
        session.Batch.RowCount = 8;
        for (int i = 0; i < 3; i++)
        {
            Assert.True(float.IsFinite(session.Step()));
        }

        session.Publish();
        Assert.Equal(["dense0.bias", "dense0.weight", "dense1.bias", "dense1.weight"], session.Gradients.Select(gradient => gradient.Name).Order());
        foreach (ParameterView parameter in instance.Network.Parameters)
        {
            bool isSame = before[parameter.Name].AsSpan().SequenceEqual(parameter.ToArray());
            Assert.Equal(!parameter.Name.StartsWith("dense", StringComparison.Ordinal), isSame);
        }
    }
}
