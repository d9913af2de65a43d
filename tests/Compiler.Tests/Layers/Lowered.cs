using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Problems;
using Xunit;

namespace NetCompiler.Compiler.Tests.Layers;

/// <summary>Lowers networks that stand as text in the tests, and reads what came of it.</summary>
internal static class Lowered
{
    /// <summary>A network in which no problem is expected, lowered and verified.</summary>
    public static LoweredNetwork As(LoweringMode mode, string layers, params BlockDeclaration[] blocks)
    {
        List<Problem> problems = [];
        LoweredNetwork? network = Lowering.Lower(DeclarationText.Network(layers, blocks), mode, LayerSet.Default, problems);
        Assert.Equal([], problems.Select(problem => problem.Message));
        GraphVerifier.Verify(network!.Builder.Build(), "lowering");
        return network;
    }

    /// <summary>The problems of a network, in the order in which they are found.</summary>
    public static IReadOnlyList<Problem> Problems(string layers, params BlockDeclaration[] blocks) =>
        NetworkCompiler.Check(DeclarationText.Network(layers, blocks));

    /// <summary>The trained tensors: name and shape.</summary>
    public static string[] Parameters(LoweredNetwork network) =>
        [.. Leaves<Parameter>(network).Select(parameter => $"{parameter.ParameterName} {parameter.Shape}")];

    /// <summary>The saved, untrained tensors: name and shape.</summary>
    public static string[] States(LoweredNetwork network) => [.. Leaves<State>(network).Select(state => $"{state.StateName} {state.Shape}")];

    /// <summary>The operators of a kind.</summary>
    public static IEnumerable<T> Leaves<T>(LoweredNetwork network)
        where T : Operator =>
        network.Builder.Nodes.Select(node => node.Operator).OfType<T>();

    /// <summary>The names of the operators that compute something, in order.</summary>
    public static string Operators(LoweredNetwork network, OutputKind kind) =>
        string.Join(" ", network.Builder.Build().Only(kind).Nodes.Where(node => node.Operator.LeafKind is null).Select(node => node.Operator.Name));

    /// <summary>The names of the outputs of a kind.</summary>
    public static string[] Outputs(LoweredNetwork network, OutputKind kind) =>
        [.. network.Builder.Outputs.Where(output => output.Kind == kind).Select(output => output.Name)];

    /// <summary>The node of an output.</summary>
    public static Node Output(LoweredNetwork network, OutputKind kind, string name) =>
        network.Builder.Outputs.Single(output => output.Kind == kind && output.Name == name).Node;

    /// <summary>Fails unless all values are close, relative to the largest: the oracle has 9 digits, constants of graphs 7.</summary>
    public static void AssertNear(double[] expected, double[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        double allowed = 1e-7 * Math.Max(1, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= allowed, $"{what}[{i}]: expected {expected[i]}, found {actual[i]}");
        }
    }
}
