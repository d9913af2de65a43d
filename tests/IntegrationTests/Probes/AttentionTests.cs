using System.Collections.Generic;
using NetCompiler.Compiler.Tests.Operators;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.RandomGraphs;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Probe 5: attention, softmax(q kᵀ / √d) v, made of matrix products, and as one operator.</summary>
public class AttentionTests
{
    private const string Product =
        """
        Input(14, 6, Name = "k"); ToSequence(shape: [2, 7, 6]); Tap("keys"); Input(14, 3, Name = "v"); ToSequence(shape: [2, 7, 3]); Tap("values");
        Input(12, 6, Name = "q"); ToSequence(shape: [2, 6, 6]); MatMul(name: "keys", transposeB: true); Scale(factor: 0.40824829); Softmax;
        MatMul(name: "values"); Dense(3, bias: false, Name = "same"); ProbeLoss
        """;

    private const string Causal =
        """
        Input(12, 6, Name = "k"); ToSequence(shape: [2, 6, 6]); Permute(axes: [1, 0, 2]); ToSequence(shape: [6, 12]); Tap("keys");
        Input(12, 6, Name = "v"); ToSequence(shape: [2, 6, 6]); Permute(axes: [1, 0, 2]); ToSequence(shape: [6, 12]); Tap("values");
        Input(12, 6, Name = "q"); ToSequence(shape: [2, 6, 6]); Permute(axes: [1, 0, 2]); ToSequence(shape: [6, 12]); Scale(factor: 0.40824829);
        Attend(heads: 2, causal: true, keys: "keys", values: "values"); ToSequence(shape: [6, 2, 6]); Permute(axes: [1, 0, 2]);
        Dense(6, bias: false, Name = "same"); ProbeLoss
        """;

    private static readonly IReadOnlyDictionary<string, OracleCase> s_oracle = OracleCase.Read("layers.json");

    [Theory]
    [InlineData("attention", Product)]
    [InlineData("attention_causal", Causal)]
    public void AgreesWithPyTorch(string name, string layers)
    {
        CompiledNetwork compiled = NetworkAssembly.Compile(layers, inputGradient: true);
        OracleRun.Check(compiled, s_oracle[name], parameter => parameter switch
        {
            // Only there because a network that trains has something to train.
            "same.weight" => null,
            _ => parameter,
        });
        NetworkCheck check = NetworkCheck.Run(compiled, seed: 1, 1, 7);
        Assert.True(check.Faults.Count == 0, string.Join("\n", check.Faults));
    }
}
