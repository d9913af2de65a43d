using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.Probes;
using Xunit;

namespace NetCompiler.IntegrationTests.RandomGraphs;

/// <summary>Random networks, compiled, against the reference: some hundred with fixed seeds. The campaigns run thousands.</summary>
public class RandomGraphTests
{
    private const int Count = 120;

    // So many share an assembly.
    private const int GroupSize = 20;

    public static TheoryData<int> Groups => [.. Enumerable.Range(0, Count / GroupSize)];

    [Theory]
    [MemberData(nameof(Groups))]
    public void CompiledNetworksAgreeWithTheReference(int group)
    {
        int[] seeds = [.. Enumerable.Range(group * GroupSize, GroupSize)];
        IReadOnlyList<CompiledNetwork> networks = NetworkAssembly.Compile([.. seeds.Select(RandomNetwork.Declare)], RecurrentLayers.Set);
        NetworkCheck[] checks = [.. networks.Zip(seeds, (network, seed) => NetworkCheck.Run(network, seed, 1, 7, 33))];
        string[] faults = [.. checks.SelectMany((check, i) => check.Faults.Select(fault => $"{seeds[i]}: {fault} in {RandomNetwork.Next(seeds[i])}"))];
        Assert.True(faults.Length == 0, string.Join("\n", faults));

        // Comparisons that are left out, or say little, are few.
        Assert.InRange(checks.Sum(check => check.Skipped), 0, 3);
        Assert.InRange(checks.Sum(check => check.Weak) / (double)checks.Sum(check => check.Compared), 0, 0.25);
    }

    /// <summary>Networks that campaigns found wrong once.</summary>
    [Theory]
    [InlineData("Input(1, 1, 1); Conv2D(17, 2, 1, 1); Flatten; Dense(2); MeanSquaredErrorLoss")]
    [InlineData("Input(5, 1, 1); Conv2D(3, 3, padding: 1); MeanSquaredErrorLoss")]
    [InlineData("Input(6); Dense(5); ReLU; Tanh; RMSNorm(1e-3); NegativeLogLikelihoodLoss(ClassWeights = [1, 2, 0.5, 0, 1], Reduction = \"BatchMean\"); LogSoftmax")]
    public void NetworksThatOnceFailed(string layers)
    {
        CompiledNetwork network = NetworkAssembly.Compile([Harness.Networks.Declare("Network", layers, inputGradient: true)], RecurrentLayers.Set)[0];
        Assert.Empty(NetworkCheck.Run(network, seed: 4, 1, 7, 33).Faults);
    }

    /// <summary>Images so large that three layers are one loop over blocks of lines.</summary>
    [Theory]
    [InlineData("Input(1, 99, 98); Conv2D(5, 3, padding: 1); DepthwiseConv2D(3, padding: 1); Conv2D(4, 1)")]
    [InlineData("Input(2, 101, 99); Conv2D(17, 1); ReLU6; DepthwiseConv2D(3, stride: 2, padding: 1); ReLU; Conv2D(3, 1); Conv2D(2, 3, stride: 2, padding: 1)")]
    [InlineData("Input(1, 203, 202); Conv2D(16, 3, stride: 2); DepthwiseConv2D(5, padding: 4, Dilation = 2); Conv2D(7, 1, bias: false)")]
    [InlineData("Input(1, 100, 100); Conv2D(4, 3, padding: 1, Groups = 1); Conv2D(6, 2, stride: 2); Conv2D(5, 1)")]
    [InlineData("Input(4, 100, 99); Conv2D(8, 3, Groups = 2); DepthwiseConv2D(3, stride: 3, padding: 1, KernelWidth = 2); Conv2D(8, 1, Groups = 4)")]
    public void LargeImagesAreComputedInBlocksOfLines(string layers)
    {
        string all = $"{layers}; GlobalAveragePool2D; Dense(2); MeanSquaredErrorLoss";
        CompiledNetwork network = NetworkAssembly.Compile([Harness.Networks.Declare("Network", all, inputGradient: true)], RecurrentLayers.Set)[0];
        Assert.Contains(network.Plan.Forward.Groups, group => group.Blocks is not null);
        Assert.Empty(NetworkCheck.Run(network, seed: 5, 1, 3).Faults);
    }

    [Fact]
    public void EveryOperatorOccursOftenEnough()
    {
        Dictionary<string, int> counts = [];
        foreach (NetworkPlan plan in Enumerable.Range(0, Count).Select(seed => NetworkCompiler.Plan(RandomNetwork.Declare(seed), RecurrentLayers.Set)))
        {
            // What is only predicted with is not in the step.
            IEnumerable<string> predicted = plan.Forward.Assigned.Graph.Nodes.Select(node => node.Operator).Where(@operator => @operator is WinogradConvolution or WinogradWeight)
                .Select(@operator => @operator.Name);
            foreach (string name in (plan.Step ?? plan.Forward).Assigned.Graph.Nodes.Select(node => node.Operator.Name).Concat(predicted))
            {
                counts[name] = counts.GetValueOrDefault(name) + 1;
            }
        }

        // Few random windows lie side by side: PooledStepsTests has more.
        static int Least(string name) => name is nameof(MaxPoolPlaces) or nameof(MaxUnpool) ? 3 : 20;

        // Simplification leaves StopGradient out, and a training knows the number of steps.
        IEnumerable<string> names = OperatorSet.All.Select(entry => entry.Name).Concat([nameof(Scan), nameof(ScanResult)]).Distinct()
            .Except([nameof(StopGradient), nameof(InverseSteps)]);
        Assert.Equal([], names.Where(name => counts.GetValueOrDefault(name) < Least(name)).Select(name => $"{name}: {counts.GetValueOrDefault(name)}"));
    }
}
