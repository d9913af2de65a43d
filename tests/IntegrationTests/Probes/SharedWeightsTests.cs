using System;
using System.Linq;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.RandomGraphs;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Probe 4: a weight that several layers use is one tensor, whose gradients add.</summary>
public class SharedWeightsTests
{
    private const string DenseTwice = "Input(6); Dense(6, Weights = \"shared\"); Tanh; Dense(6, Weights = \"shared\"); MeanSquaredErrorLoss";

    private const string KernelTwice =
        """
        Input(3, 7, 6); Conv2D(3, kernel: 3, padding: 1, Weights = "shared"); Tanh;
        Conv2D(3, kernel: 3, Weights = "shared"); MeanSquaredErrorLoss
        """;

    // The table of the ids gives the scores of the ids too.
    private const string Table =
        """
        Input(5, Type = "Int32"); Embedding(11, 6, Weights = "shared"); Dense(6); Tanh; Dense(11, bias: false, Weights = "shared");
        Flatten; Dense(3); CrossEntropyLoss
        """;

    [Theory]
    [InlineData(DenseTwice, "shared.weight")]
    [InlineData(KernelTwice, "shared.weight")]
    [InlineData(Table, "dense0.weight dense2.weight shared.weight")]
    public void GradientsAdd(string layers, string weights)
    {
        CompiledNetwork compiled = NetworkAssembly.Compile(layers, inputGradient: true);
        NetworkCheck check = NetworkCheck.Run(compiled, seed: 1, 1, 7, 17);

        Assert.True(check.Faults.Count == 0, string.Join("\n", check.Faults));
        Assert.Equal(
            weights,
            string.Join(' ', compiled.Create().Info.Parameters
                .Select(parameter => parameter.Name)
                .Where(name => name.EndsWith("weight", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)));
    }
}
