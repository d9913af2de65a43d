using System;
using System.Linq;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.RandomGraphs;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Probe 4: a weight that several layers use is one tensor, whose gradients add.</summary>
public class SharedWeightsTests
{
    [Theory]
    [InlineData("shared.weight", 1, "Input(6); Dense(6, Weights = \"shared\"); Tanh; Dense(6, Weights = \"shared\"); MeanSquaredErrorLoss")]
    [InlineData("kernel.weight", 1, "Input(3, 7, 6); Conv2D(3, kernel: 3, padding: 1, Weights = \"kernel\"); Tanh; Conv2D(3, kernel: 3, Weights = \"kernel\"); MeanSquaredErrorLoss")]
    [InlineData("table.weight", 3, "Input(5, Type = \"Int32\"); Embedding(11, 6, Weights = \"table\"); Dense(6); Tanh; Dense(11, bias: false, Weights = \"table\"); Flatten; Dense(3); CrossEntropyLoss")]
    public void GradientsAdd(string name, int count, string layers)
    {
        CompiledNetwork compiled = NetworkAssembly.Compile(layers, inputGradient: true);
        NetworkCheck check = NetworkCheck.Run(compiled, seed: 1, 1, 7, 33);

        Assert.True(check.Faults.Count == 0, string.Join("\n", check.Faults));
        string[] weights = [.. compiled.Create().Info.Parameters.Select(parameter => parameter.Name).Where(parameter => parameter.EndsWith("weight", StringComparison.Ordinal))];
        Assert.Equal(1, weights.Count(weight => weight == name));
        Assert.Equal(count, weights.Length);
    }
}
