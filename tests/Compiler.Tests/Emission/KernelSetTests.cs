using System.Linq;
using System.Text.RegularExpressions;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Passes;
using Xunit;

namespace NetCompiler.Compiler.Tests.Emission;

public class KernelSetTests
{
    [Fact]
    public void KernelsOfManySizesAreOneMethod()
    {
        string text = Kernels("Input(784); Dense(224); ReLU; Dense(192); ReLU; Dense(128); ReLU; Dense(64); ReLU; Dense(10); CrossEntropyLoss");

        // The first one reads what the caller supplies; the other three are one.
        Assert.Equal(2, Regex.Count(text, @"default\(K::ReLU\)"));
        Assert.Contains("columns: n", text, System.StringComparison.Ordinal);
    }

    [Fact]
    public void KernelsOfTwoSizesKeepTheirLiterals()
    {
        string text = Kernels("Input(4); Dense(3); ReLU; Dense(2); CrossEntropyLoss");

        Assert.DoesNotContain("int n0", text, System.StringComparison.Ordinal);
        Assert.Contains("columns: 3", text, System.StringComparison.Ordinal);
    }

    [Fact]
    public void WhatThreadsNeedNotMeetForIsOnePhase()
    {
        NetworkPlan plan = new TestNetwork("Net", "Input(3, 8, 8); Conv2D(4, 3, padding: 1); BatchNorm; Flatten; Dense(2); CrossEntropyLoss").Plan();
        KernelSet kernels = new();
        var calls = kernels.AddPhases(plan.Step!, new System.Collections.Generic.HashSet<NetCompiler.Compiler.Graphs.Node>());

        Assert.Equal(plan.Step!.Groups, calls.SelectMany(call => call.Groups).Distinct());
        Assert.DoesNotContain(calls.Zip(calls.Skip(1)), pair => pair.First.UnitCount == "1" && pair.Second.UnitCount == "1");
        Assert.Contains(calls, call => call.Groups.Count() > 3);
    }

    [Fact]
    public void ConstantsOfChainsAreArguments()
    {
        string text = Kernels("Input(8, 16, 16); BatchNorm; MaxPool2D(2); BatchNorm; MaxPool2D(2); BatchNorm; Flatten; Dense(2); CrossEntropyLoss");

        Assert.Contains("chain: new(f", text, System.StringComparison.Ordinal);
        Assert.Contains("0.00390625f", text, System.StringComparison.Ordinal);
        Assert.Contains("0.015625f", text, System.StringComparison.Ordinal);
    }

    private static string Kernels(string network) => KernelsEmitter.Emit(new TestNetwork("Net", network).Plan()).Text;
}
