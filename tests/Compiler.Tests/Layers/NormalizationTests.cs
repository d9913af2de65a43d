using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Tests.Graphs;
using Xunit;

namespace NetCompiler.Compiler.Tests.Layers;

/// <summary>Which values normalizations take together, and what is left of values that are equal.</summary>
public class NormalizationTests
{
    private const double Epsilon = 1e-5f;

    // For each of the six values, its group; values of an image lie channel by channel.
    [Theory]
    [InlineData("Input(6); LayerNorm(Affine = false)", "000000")]
    [InlineData("Input(2, 3); LayerNorm(Affine = false)", "000111")]
    [InlineData("Input(2, 3); LayerNorm(Affine = false, WholeSample = true)", "000000")]
    [InlineData("Input(3, 1, 2); LayerNorm(Affine = false)", "010101")]
    [InlineData("Input(3, 1, 2); LayerNorm(Affine = false, WholeSample = true)", "000000")]
    [InlineData("Input(6); GroupNorm(2, Affine = false)", "000111")]
    [InlineData("Input(3, 2); GroupNorm(1, Affine = false)", "000000")]
    [InlineData("Input(3, 2); GroupNorm(2, Affine = false)", "010101")]
    [InlineData("Input(3, 1, 2); GroupNorm(3, Affine = false)", "001122")]
    [InlineData("Input(2, 3, 1); GroupNorm(1, Affine = false)", "000000")]
    [InlineData("Input(3, 1, 2); InstanceNorm", "001122")]
    [InlineData("Input(2, 3); InstanceNorm", "012012")]
    public void ValuesOfAGroupGetMeanZeroAndVarianceOne(string layers, string groups)
    {
        double[] x = [1, -2, 4, 0.5, 7, -3];
        double[] expected = [.. x.Select((value, i) =>
        {
            double[] members = [.. x.Where((_, other) => groups[other] == groups[i])];
            double mean = members.Average(), variance = members.Sum(member => (member - mean) * (member - mean)) / members.Length;
            return (value - mean) / Math.Sqrt(variance + Epsilon);
        })];
        Lowered.AssertNear(expected, Predict(layers, x), layers);
    }

    [Theory]
    [InlineData("Input(6); RMSNorm(Affine = false)", "000000")]
    [InlineData("Input(2, 3); RMSNorm(Affine = false)", "000111")]
    [InlineData("Input(3, 1, 2); RMSNorm(Affine = false)", "010101")]
    [InlineData("Input(3, 1, 2); RMSNorm(Affine = false, WholeSample = true)", "000000")]
    public void ValuesOfAGroupGetMeanSquareOne(string layers, string groups)
    {
        double[] x = [1, -2, 4, 0.5, 7, -3];
        double[] expected = [.. x.Select((value, i) => value / Math.Sqrt(x.Where((_, other) => groups[other] == groups[i]).Average(v => v * v) + Epsilon))];
        Lowered.AssertNear(expected, Predict(layers, x), layers);
    }

    [Theory]
    [InlineData("Input(6); LayerNorm")]
    [InlineData("Input(6); GroupNorm(2)")]
    [InlineData("Input(3, 2); InstanceNorm(Affine = true)")]
    public void EqualValuesBecomeTheBias(string layers)
    {
        string layer = layers[(layers.IndexOf(';', StringComparison.Ordinal) + 2)..].Split('(')[0].ToLowerInvariant() + "0";
        Assert.All(Predict(layers, [3, 3, 3, 3, 3, 3], layer), value => Assert.Equal(0.5, value));
    }

    [Theory]
    [InlineData("Input(1); LayerNorm", "`LayerNorm` 'layernorm0' does not fit: it normalizes over 1 value, of which nothing is left; normalize where there are more features")]
    [InlineData("Input(6); GroupNorm(4)", "`GroupNorm` 'groupnorm0' does not fit: 6 channels do not divide into 4 groups; choose a divisor of 6")]
    [InlineData("Input(6); GroupNorm(6)", "`GroupNorm` 'groupnorm0' does not fit: it normalizes over 1 value, of which nothing is left; choose fewer groups")]
    [InlineData(
        "Input(6, 1, 1); InstanceNorm",
        "`InstanceNorm` 'instancenorm0' does not fit: it normalizes over 1 value, of which nothing is left; normalize where there are more positions, or use [LayerNorm]")]
    public void SingleValuesAndBrokenGroupsAreProblems(string layers, string message) =>
        Assert.Equal([message], Lowered.Problems(layers).Select(problem => problem.Message));

    private static double[] Predict(string layers, double[] x, string layer = "")
    {
        LoweredNetwork network = Lowered.As(LoweringMode.Predict, layers);
        int channels = network.Result.Shape.Channels;
        TestSource source = new()
        {
            ["input0"] = x,
            [$"{layer}.weight"] = [.. Enumerable.Repeat(2.0, channels)],
            [$"{layer}.bias"] = [.. Enumerable.Repeat(0.5, channels)],
        };
        IReadOnlyDictionary<Node, Tensor> values = GraphEvaluator.Evaluate(network.Builder.Build(), 1, source);
        return values[network.Result].Data;
    }
}
