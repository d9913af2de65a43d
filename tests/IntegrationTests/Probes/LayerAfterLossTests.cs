using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Operators;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.RandomGraphs;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Probe 8: layers after the loss belong to prediction only.</summary>
public class LayerAfterLossTests
{
    private const string Before = "Input(5); Dense(16); Tanh; Dense(16); CrossEntropyLoss";

    private static readonly IReadOnlyList<CompiledNetwork> s_networks = NetworkAssembly.Compile(
        [Networks.Declare("Logits", Before), Networks.Declare("Probabilities", Before + "; Softmax")]);

    [Fact]
    public void ThePredictionHasThemAndTheLossHasNot()
    {
        (CompiledNetwork logits, CompiledNetwork probabilities) = (s_networks[0], s_networks[1]);
        NetworkInstance first = logits.Create(seed: 2), second = probabilities.Create(seed: 2);
        Dictionary<string, Array> data = NetworkData.Random(logits.Plan, 9, new Random(1));

        float[] scores = first.Predict(data, 9), shares = second.Predict(data, 9);
        Assert.All(shares.Chunk(16), row => Assert.Equal(1, row.Sum(), 1e-5));
        foreach ((float[] row, float[] share) in scores.Chunk(16).Zip(shares.Chunk(16)))
        {
            double sum = row.Sum(score => Math.Exp(score));
            Assert.All(row.Zip(share), pair => Assert.Equal(Math.Exp(pair.First) / sum, pair.Second, 1e-5));
        }

        StepResult step = ProgramRunner.Step(first, data, 9, 9, key: 1), other = ProgramRunner.Step(second, data, 9, 9, key: 1);
        Assert.Equal(step.Loss, other.Loss);
        Assert.Equal(step.Gradients.Keys, other.Gradients.Keys);
        Assert.All(step.Gradients, pair => Assert.Equal(pair.Value, other.Gradients[pair.Key]));
        Assert.Equal(ProgramRunner.Evaluate(first, data, 9, 9), ProgramRunner.Evaluate(second, data, 9, 9));
        Assert.DoesNotContain(probabilities.Plan.Step!.Assigned.Graph.Nodes, node => node.Operator is Softmax);
        Assert.Contains(probabilities.Plan.Forward.Assigned.Graph.Nodes, node => node.Operator is Softmax);
    }

    [Fact]
    public void AgreesWithTheReference()
    {
        foreach (CompiledNetwork network in s_networks)
        {
            NetworkCheck check = NetworkCheck.Run(network, seed: 1, 1, 17);
            Assert.True(check.Faults.Count == 0, string.Join("\n", check.Faults));
        }
    }
}
