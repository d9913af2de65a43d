using System.Linq;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Tests.Emission;
using Xunit;

namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>What becomes one kernel.</summary>
public class FusionTests
{
    // The residual is added, and the upstream gradient multiplied by the weight, in the passes of the norm.
    [Fact]
    public void NormsComputeTheChainsBeforeThem()
    {
        NetworkPlan plan = new TestNetwork(
            "Net", "Input(4, 16); Tap(\"in\"); Dense(16, bias: false); Add(\"in\"); LayerNorm; Dense(3); CrossEntropyLoss").Plan();

        Assert.Equal(["Add", "FeatureNorm"], Names(plan.Forward, nameof(FeatureNorm)));
        Assert.Equal(["Multiply", "FeatureNormGradient"], Names(plan.Step!, nameof(FeatureNormGradient)));
    }

    // Of two operands only one is a chain: the other one is read from memory, also where computing it again would be cheap.
    [Fact]
    public void WhatANormReadsTwiceIsStored()
    {
        NetworkPlan plan = new TestNetwork("Net", "Input(4, 16); Dense(16); ReLU; LayerNorm; Dense(3); CrossEntropyLoss").Plan();

        Group gradient = plan.Step!.Groups.Single(group => group.Main.Operator is FeatureNormGradient);
        Assert.Contains(gradient.Main.Inputs[0], gradient.Operands);
        Assert.DoesNotContain(gradient.Main.Inputs[0], gradient.Fused);
    }

    // A dense layer's input gradient transposes the weight by itself, unless its rows are many for a weight, or its columns few.
    [Theory]
    [InlineData("Input(8); Dense(20); ReLU; Dense(3); CrossEntropyLoss", true)]
    [InlineData("Input(8); Dense(16); ReLU; Dense(3); CrossEntropyLoss", false)]
    [InlineData("Input(4, 8); Dense(20); ReLU; Dense(3); GlobalAveragePool1D; CrossEntropyLoss", false)]
    public void WeightsAreTransposedWhereTheyAreRead(string layers, bool isOneKernel)
    {
        NetworkPlan plan = new TestNetwork("Net", layers).Plan();

        Assert.Equal(isOneKernel ? 0 : 1, plan.Step!.Groups.Count(group => group.Main.Operator is WeightTranspose));
        Assert.Equal(isOneKernel ? 1 : 0, plan.Step!.Groups.Count(group => group.Main.Operator is Linear && group.Fused.Any(node => node.Operator is WeightTranspose)));
    }

    private static string[] Names(Section section, string main) =>
        [.. section.Groups.Single(group => group.Main.Operator.Name == main).Fused.Select(node => node.Operator.Name)];
}
