using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Tests.Operators;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.RandomGraphs;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Probe 2: recurrence as a scan over the steps, with all gradients through time.</summary>
public class RecurrenceTests
{
    private static readonly IReadOnlyDictionary<string, OracleCase> s_oracle = OracleCase.Read("recurrent.json");

    private static readonly string[] s_sizes =
    [
        "Input(5, 16); GRU(17, Bidirectional = true); Dense(3); ProbeLoss",
        "Input(4, 7); LSTM(33, LastState = true, Initializer = \"Orthogonal\"); ProbeLoss",
        "Input(6, 3, Name = \"x\"); Input(5, Name = \"h\"); From(\"x\"); Gated(units: 5, state: \"h\"); Gated(units: 20, reverse: true); ProbeLoss",
        "Input(3, 32); Dense(16); Gated(units: 16, learned: true); Tap(\"first\"); Sums; Add(\"first\"); Sums(reverse: true); ProbeLoss",
        "Input(4, 9, Name = \"x\"); Total; Tap(\"sum\"); From(\"x\"); Gated(units: 9, state: \"sum\", reverse: true); Total; Dense(2); ProbeLoss",
        "Input(3, 16); Sums(reverse: true); Dense(2); ProbeLoss",
        "Input(5, Type = \"Int32\"); Embedding(6, 6, Weights = \"shared\"); Gated(units: 6, Weights = \"shared\"); ProbeLoss",
        "Input(1, 1); GRU(1); ProbeLoss",
        "Input(1, Type = \"Int32\", Name = \"n\"); Input(4, 3, Name = \"x\"); RNN(5, Lengths = \"n\", Layers = 2, Bidirectional = true, FinalState = \"h\"); "
            + "LSTM(8, LastState = true, Lengths = \"n\"); Tap(\"y\"); From(\"h\"); Flatten; Concat(names: [\"y\", \".\"]); ProbeLoss",
        "Input(4, 3, Name = \"x\"); LSTM(6, Layers = 2, Dropout = 0.4, FinalState = \"h\", FinalCell = \"c\"); "
            + "LSTM(6, Layers = 2, InitialState = \"h\", InitialCell = \"c\"); ProbeLoss",
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, CompiledNetwork>> s_networks = new(() => NetworkAssembly.Compile(
        [
            .. s_oracle.Values.Select(oracle => Networks.Declare($"Case_{oracle.Name}", Layers(oracle), inputGradient: true)),
            .. s_sizes.Select((layers, i) => Networks.Declare($"Sizes{i}", layers, inputGradient: true)),
        ],
        RecurrentLayers.Set).ToDictionary(network => network.Plan.Declaration.Name));

    public static TheoryData<string> Cases => [.. s_oracle.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void AgreesWithPyTorch(string name)
    {
        OracleRun.Check(s_networks.Value[$"Case_{name}"], s_oracle[name], parameter => parameter[(parameter.IndexOf('.') + 1)..]);
    }

    [Fact]
    public void ATraceFindsABadNumberInIt()
    {
        CompiledNetwork compiled = s_networks.Value["Sizes0"];
        NetworkInstance instance = compiled.Create(seed: 1);
        ISession session = instance.CreateSession(new() { BatchSize = 20, Threads = 2 });
        instance.Fill(session.Batch, NetworkData.Random(compiled.Plan, 20, new Random(1)));
        session.Batch.RowCount = 20;
        Assert.True(float.IsFinite(session.Step()));
        Assert.Null(session.Trace());
        ParameterView weight = session.Parameters.Single(parameter => parameter.Name == "gru0.weight_hh_l0");
        float[] values = weight.ToArray();
        values[^1] = float.NaN;
        weight.CopyFrom(values);
        NumericalProblem? problem = session.Trace();
        Assert.Equal(new NumericalProblem("gru0", IsGradient: false, "gru0.weight_hh_l0", Row: 0, float.NaN), problem);
    }

    [Fact]
    public void AgreesWithTheReferenceInAllSizesAndDirections()
    {
        for (int i = 0; i < s_sizes.Length; i++)
        {
            NetworkCheck check = NetworkCheck.Run(s_networks.Value[$"Sizes{i}"], seed: i, 1, 17);
            Assert.True(check.Faults.Count == 0, $"{s_sizes[i]}: {string.Join("\n", check.Faults)}");
        }
    }

    // Every step's output, then the last states, as one vector.
    private static string Layers(OracleCase oracle)
    {
        string[] finals = [.. oracle.Names("outputs").Skip(1)], initials = [.. oracle.Names("inputs").Where(name => name != "x")];
        List<string> arguments =
        [
            Option("hidden"), $"Layers = {Option("layers")}", $"Bidirectional = {Option("bidirectional").ToLowerInvariant()}",
            .. finals.Zip(["FinalState", "FinalCell"], (name, argument) => $"{argument} = \"{name}\""),
            .. initials.Zip(["InitialState", "InitialCell"], (name, argument) => $"{argument} = \"{name}\""),
            .. oracle.Options.TryGetProperty("nonlinearity", out _) ? ["Nonlinearity = \"ReLU\""] : Array.Empty<string>(),
        ];
        return string.Concat(initials.Select(name => $"Input({Option("hidden")}, Name = \"{name}\"); "))
            + $"Input({string.Join(", ", oracle.Shape("inputs", "x").Skip(1))}, Name = \"x\"); {oracle.Kind}({string.Join(", ", arguments)}); Flatten; Tap(\"flat_y\"); "
            + string.Concat(finals.Select(name => $"From(\"{name}\"); Flatten; Tap(\"flat_{name}\"); "))
            + $"Concat(names: [{string.Join(", ", oracle.Names("outputs").Select(name => $"\"flat_{name}\""))}]); ProbeLoss";

        string Option(string name) => oracle.Options.GetProperty(name).ToString();
    }
}
