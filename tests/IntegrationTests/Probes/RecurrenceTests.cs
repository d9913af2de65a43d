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
    private static readonly Dictionary<string, string> s_cases = new()
    {
        ["gru"] = "Input(3, 2, Name = \"x\"); GRU(units: 6); ProbeLoss",
        ["gru_state"] = "Input(3, Name = \"h0\"); Input(5, 4, Name = \"x\"); GRU(units: 3, state: \"h0\"); ProbeLoss",
        ["lstm"] = "Input(3, 4, Name = \"x\"); LSTM(units: 3); ProbeLoss",
        ["lstm_state"] =
            "Input(5, Name = \"h0\"); Input(5, Name = \"c0\"); Input(6, 5, Name = \"x\"); LSTM(units: 5, state: \"h0\", cell: \"c0\"); ProbeLoss",
    };

    private static readonly string[] s_sizes =
    [
        "Input(5, 16); GRU(units: 17, reverse: true); Dense(3); ProbeLoss",
        "Input(4, 7); LSTM(units: 33, learned: true); ProbeLoss",
        "Input(6, 3, Name = \"x\"); Input(5, Name = \"h\"); From(\"x\"); Gated(units: 5, state: \"h\"); Gated(units: 20, reverse: true); ProbeLoss",
        "Input(3, 32); Dense(16); Gated(units: 16); Tap(\"first\"); Sums; Add(\"first\"); Sums(reverse: true); ProbeLoss",
        "Input(4, 9, Name = \"x\"); Total; Tap(\"sum\"); From(\"x\"); Gated(units: 9, state: \"sum\", reverse: true); Total; Dense(2); ProbeLoss",
        "Input(3, 16); Sums(reverse: true); Dense(2); ProbeLoss",
        "Input(5, Type = \"Int32\"); Embedding(6, 6, Weights = \"shared\"); Gated(units: 6, Weights = \"shared\"); ProbeLoss",
        "Input(1, 1); GRU(units: 1); ProbeLoss",
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, CompiledNetwork>> s_networks = new(() => NetworkAssembly.Compile(
        [
            .. s_cases.Select(pair => Networks.Declare($"Case_{pair.Key}", pair.Value, inputGradient: true)),
            .. s_sizes.Select((layers, i) => Networks.Declare($"Sizes{i}", layers, inputGradient: true)),
        ],
        RecurrentLayers.Set).ToDictionary(network => network.Plan.Declaration.Name));

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void AgreesWithPyTorch(string name)
    {
        OracleCase oracle = OracleCase.Read("recurrent.json")[name];
        OracleRun.Check(s_networks.Value[$"Case_{name}"], oracle, parameter => parameter[(parameter.IndexOf('.') + 1)..]);
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
}
