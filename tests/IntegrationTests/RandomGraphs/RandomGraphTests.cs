using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Operators;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.Probes;
using Xunit;

namespace NetCompiler.IntegrationTests.RandomGraphs;

/// <summary>
/// Random networks, compiled, against the reference evaluation: as many as it takes until each operator was there often enough. The campaigns draw
/// thousands.
/// </summary>
public class RandomGraphTests
{
    private const int LeastUses = 20;
    private const int LeastNetworks = 36;
    private const int Groups = 4;

    private static readonly Lazy<IReadOnlyList<int>> s_seeds = new(ChooseSeeds);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AgreeWithTheReference(int group)
    {
        int[] seeds = [.. s_seeds.Value.Where((_, i) => i % Groups == group)];
        List<string> faults = [];
        IReadOnlyList<CompiledNetwork> networks = NetworkAssembly.Compile([.. seeds.Select(Declare)], RecurrentLayers.Set);
        for (int i = 0; i < seeds.Length; i++)
        {
            NetworkCheck check = NetworkCheck.Run(networks[i], seeds[i], 1, 7, 33);
            faults.AddRange(check.Faults.Select(fault => $"{seeds[i]}: {fault} in {RandomNetwork.Next(seeds[i])}"));
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    private static NetworkDeclaration Declare(int seed) => Networks.Declare($"Network{seed}", RandomNetwork.Next(seed), inputGradient: seed % 2 == 0);

    // In order; a network that has nothing rare is passed over once there are enough of them.
    private static List<int> ChooseSeeds()
    {
        Dictionary<string, int> uses = OperatorSet.All.ToDictionary(entry => entry.Name, _ => 0);
        List<int> seeds = [];
        for (int seed = 0; uses.Values.Any(count => count < LeastUses); seed++)
        {
            string[] operators = [.. Compiler.NetworkCompiler.Plan(Declare(seed), RecurrentLayers.Set).Sections
                .SelectMany(section => section.Assigned.Graph.Nodes).Select(node => node.Operator.Name).Where(uses.ContainsKey)];
            if (seeds.Count >= LeastNetworks && operators.All(name => uses[name] >= LeastUses))
            {
                continue;
            }

            seeds.Add(seed);
            foreach (string name in operators)
            {
                uses[name]++;
            }
        }

        return seeds;
    }
}
