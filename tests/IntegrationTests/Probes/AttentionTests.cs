using System.Collections.Generic;
using NetCompiler.Compiler.Tests.Operators;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.RandomGraphs;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Probe 5: attention, softmax(q kᵀ / √d) v, made of matrix products, softmax and transposes.</summary>
public class AttentionTests
{
    private const string Product =
        """
        Input(14, 6, Name = "k"); ToSequence(shape: [2, 7, 6]); Tap("keys"); Input(14, 3, Name = "v"); ToSequence(shape: [2, 7, 3]); Tap("values");
        Input(12, 6, Name = "q"); ToSequence(shape: [2, 6, 6]); MatMul(name: "keys", transposeB: true); Scale(factor: 0.40824829); Softmax;
        MatMul(name: "values"); Dense(3, bias: false, Name = "same"); ProbeLoss
        """;

    private const string SelfAttention =
        """
        Input(6, 6, Name = "query"); Dense(18, Name = "in_proj"); Tap("all");
        Slice(start: 6, length: 6); ToSequence(shape: [6, 2, 3]); Permute(axes: [1, 2, 0]); Tap("keys"); From("all");
        Slice(start: 12, length: 6); ToSequence(shape: [6, 2, 3]); Permute(axes: [1, 0, 2]); Tap("values"); From("all");
        Slice(start: 0, length: 6); ToSequence(shape: [6, 2, 3]); Permute(axes: [1, 0, 2]); Scale(factor: 0.57735027);
        MatMul(name: "keys"); Softmax; MatMul(name: "values");
        Permute(axes: [1, 0, 2]); ToSequence(shape: [6, 6]); Dense(6, Name = "out_proj"); ProbeLoss
        """;

    private static readonly IReadOnlyDictionary<string, OracleCase> s_oracle = OracleCase.Read("layers.json");

    [Theory]
    [InlineData("attention", Product)]
    [InlineData("mha_self", SelfAttention)]
    public void AgreesWithPyTorch(string name, string layers)
    {
        CompiledNetwork compiled = NetworkAssembly.Compile(layers, inputGradient: true);
        OracleRun.Check(compiled, s_oracle[name], parameter => parameter switch
        {
            // Only there because a network that trains has something to train.
            "same.weight" => null,
            "in_proj.weight" or "in_proj.bias" => parameter.Replace('.', '_'),
            _ => parameter,
        });
        NetworkCheck check = NetworkCheck.Run(compiled, seed: 1, 1, 7);
        Assert.True(check.Faults.Count == 0, string.Join("\n", check.Faults));
    }
}
