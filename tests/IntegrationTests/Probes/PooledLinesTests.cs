using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Passes;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.RandomGraphs;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Convolutions with a pool behind them, computed block by block of lines.</summary>
public class PooledLinesTests
{
    private const int Rows = 3;

    public static TheoryData<string, string> Layers => new()
    {
        { "Input(1, 28, 28); Conv2D(32, 3, padding: 1); ReLU", "MaxPool2D(2)" },
        { "Input(3, 31, 26); Conv2D(5, 3); Tanh; Conv2D(7, 2, bias: false)", "AveragePool2D(3, stride: 2)" },
        { "Input(3, 37, 33); Conv2D(20, 7, stride: 2, padding: 3); ReLU", "MaxPool2D(3, stride: 2, padding: 1)" },
        { "Input(2, 40, 17); Conv2D(40, 1)", "MaxPool2D(5, stride: 3, SizeWidth = 2, PaddingWidth = 1)" },
        { "Input(20, 31, 29); DepthwiseConv2D(3, padding: 1); ReLU", "MaxPool2D(2)" },
        { "Input(4, 24, 24); Conv2D(6, 3, padding: 1, Groups = 2); ReLU", "AveragePool2D(4)" },
        { "Input(9, 16, 8); Conv2D(16, 3, padding: 1)", "GlobalMaxPool2D" },

        // By tiles, of one block and of several.
        { "Input(32, 14, 14); Conv2D(64, 3, padding: 1); ReLU", "MaxPool2D(2)" },
        { "Input(32, 48, 40); Conv2D(64, 3, padding: 1)", "MaxPool2D(2)" },
        { "Input(16, 54, 38); Conv2D(128, 3); ReLU", "AveragePool2D(2)" },
    };

    /// <summary>An output in between has to be there as a whole: with it, the same is computed layer by layer.</summary>
    [Theory]
    [MemberData(nameof(Layers))]
    public void BitsAreThoseOfTheLayersOneByOne(string layers, string pool)
    {
        IReadOnlyList<CompiledNetwork> compiled = NetworkAssembly.Compile(
            [Networks.Declare("InBlocks", $"{layers}; {pool}"), Networks.Declare("OneByOne", $"{layers}; Output(\"whole\"); {pool}; Output(\"y\")")]);
        Assert.Single(compiled[0].Plan.Forward.Groups, group => group.Blocks is not null);
        Assert.DoesNotContain(compiled[1].Plan.Forward.Groups, group => group.Blocks is not null);

        Random random = new(layers.Length);
        NetworkInstance[] instances = [.. compiled.Select(network => network.Create())];
        Dictionary<string, float[]> parameters = NetworkData.Parameters(instances[0].Info, random);
        Dictionary<string, Array> data = NetworkData.Random(compiled[0].Plan, Rows, random);
        float[][] found = [.. instances.Select(instance => Predict(instance, parameters, data))];

        Assert.Equal(found[1][^found[0].Length..].Select(BitConverter.SingleToInt32Bits), found[0].Select(BitConverter.SingleToInt32Bits));
    }

    [Theory]
    [InlineData("Input(1, 13, 12); Conv2D(4, 3, padding: 1); ReLU; MaxPool2D(2)")]
    [InlineData("Input(2, 13, 11); Conv2D(3, 3, padding: 1); ReLU; MaxPool2D(3, stride: 2, padding: 1)")]
    [InlineData("Input(1, 14, 15); DepthwiseConv2D(3, padding: 1); AveragePool2D(3, stride: 2)")]
    [InlineData("Input(2, 12, 13); Tiled(filters: 5, tile: 4, padding: 1); ReLU; MaxPool2D(2)")]
    [InlineData("Input(2, 14, 16); Tiled(filters: 5, tile: 2, padding: 0); AveragePool2D(4)")]
    public void BlocksAgreeWithTheReference(string layers)
    {
        string all = $"{layers}; Conv2D(3, 3, padding: 1); GlobalAveragePool2D; Dense(2); MeanSquaredErrorLoss";
        CompiledNetwork network = NetworkAssembly.Compile([Networks.Declare("Network", all)], RecurrentLayers.Set)[0];
        Assert.Contains(network.Plan.Forward.Groups, group => group.Blocks is not null);
        Assert.Empty(NetworkCheck.Run(network, seed: 6, 1, 5).Faults);
    }

    // More rows than the workspace has, which holds no numbers.
    private static float[] Predict(NetworkInstance instance, Dictionary<string, float[]> parameters, Dictionary<string, Array> data)
    {
        instance.SetParameters(parameters);
        Workspace workspace = instance.CreateWorkspace(Rows - 1);
        workspace.Rows.Span.Fill(float.NaN);
        return instance.Predict(data, Rows, workspace);
    }
}
