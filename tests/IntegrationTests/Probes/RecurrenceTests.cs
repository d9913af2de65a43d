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

    [Theory]
    [InlineData("gru", "Input(3, 2, Name = \"x\"); GRU(units: 6); ProbeLoss")]
    [InlineData("gru_state", "Input(3, Name = \"h0\"); Input(5, 4, Name = \"x\"); GRU(units: 3, state: \"h0\"); ProbeLoss")]
    [InlineData("lstm", "Input(3, 4, Name = \"x\"); LSTM(units: 3); ProbeLoss")]
    [InlineData("lstm_state", "Input(5, Name = \"h0\"); Input(5, Name = \"c0\"); Input(6, 5, Name = \"x\"); LSTM(units: 5, state: \"h0\", cell: \"c0\"); ProbeLoss")]
    public void AgreesWithPyTorch(string name, string layers)
    {
        CompiledNetwork compiled = NetworkAssembly.Compile([Networks.Declare("Network", layers, inputGradient: true)], RecurrentLayers.Set)[0];
        OracleRun.Check(compiled, s_oracle[name], parameter => parameter[(parameter.IndexOf('.') + 1)..]);
    }

    [Fact]
    public void AgreesWithTheReferenceInAllSizesAndDirections()
    {
        string[] layers =
        [
            "Input(5, 16); GRU(units: 17, reverse: true); Dense(3); ProbeLoss",
            "Input(4, 7); LSTM(units: 33); ProbeLoss",
            "Input(6, 3, Name = \"x\"); Input(5, Name = \"h\"); From(\"x\"); Gated(units: 5, state: \"h\"); Gated(units: 20, reverse: true); ProbeLoss",
            "Input(3, 32); Dense(16); Gated(units: 16); Tap(\"first\"); Sums; Add(\"first\"); Sums(reverse: true); ProbeLoss",
            "Input(1, 1); GRU(units: 1); ProbeLoss",
        ];
        IReadOnlyList<CompiledNetwork> networks = NetworkAssembly.Compile(
            [.. layers.Select((text, i) => Networks.Declare($"Network{i}", text, inputGradient: true))], RecurrentLayers.Set);
        foreach ((CompiledNetwork network, int seed) in networks.Select((network, i) => (network, i)))
        {
            NetworkCheck check = NetworkCheck.Run(network, seed, 1, 7, 33);
            Assert.True(check.Faults.Count == 0, $"{layers[seed]}: {string.Join("\n", check.Faults)}");
        }
    }
}
