using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Operators;
using NetCompiler.IntegrationTests.Harness;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Probe 6: batches smaller and larger than the workspace.</summary>
public class BatchSizeTests
{
    private static readonly CompiledNetwork s_compiled = NetworkAssembly.Compile(
        """
        Input(2, 9, 7); Conv2D(5, kernel: 3, padding: 1); BatchNorm; ReLU; MaxPool2D(2);
        Flatten; Dense(19); ReLU; Dense(4); CrossEntropyLoss; Softmax
        """);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(300)]
    public void PredictsInBlocks(int rows)
    {
        Random random = new(rows);
        NetworkInstance instance = s_compiled.Create();
        Dictionary<string, float[]> parameters = NetworkData.Parameters(instance.Info, random);
        instance.SetParameters(parameters);
        Dictionary<string, Array> data = NetworkData.Random(s_compiled.Plan, rows, random);
        (double[] expected, _) = new Reference(s_compiled).EvaluatePredict(rows, new ReferenceSource(s_compiled.Plan, data, parameters, 0));

        Workspace workspace = instance.CreateWorkspace(64);
        workspace.Rows.Span.Fill(float.NaN);
        workspace.Fixed.Span.Fill(float.NaN);
        float[] found = instance.Predict(data, rows, workspace);
        Agreement.Check("prediction", expected, found);

        // What the workspace holds from before does not matter, nor whose it is.
        Assert.Equal(found, instance.Predict(data, rows, workspace));
        Assert.Equal(64, workspace.Capacity);
        Agreement.Check("prediction in a pooled workspace", expected, instance.Predict(data, rows));
    }

    /// <summary>Tiles of several samples are computed together; each has the bits that it has alone.</summary>
    [Theory]
    [InlineData("Input(32, 14, 14); Conv2D(33, kernel: 3, padding: 1); BatchNorm; ReLU; GlobalAveragePool2D; Dense(3)")]
    [InlineData("Input(64, 10, 7); Conv2D(64, kernel: 3); ReLU; Flatten; Dense(3)")]
    public void TilesKeepTheBitsOfASample(string layers)
    {
        CompiledNetwork compiled = NetworkAssembly.Compile(layers);
        NetworkInstance instance = compiled.Create();
        Dictionary<string, Array> data = NetworkData.Random(compiled.Plan, 5, new Random(3));
        float[] input = (float[])data.Values.Single(), found = instance.Predict(data, 5, instance.CreateWorkspace(5));
        int numbers = input.Length / 5;

        Assert.Contains(compiled.Plan.Forward.Groups, group => group.Main.Operator is WinogradConvolution);
        for (int row = 0; row < 5; row++)
        {
            Dictionary<string, Array> alone = new() { [data.Keys.Single()] = input[(row * numbers)..((row + 1) * numbers)] };
            Assert.Equal(found[(row * 3)..((row + 1) * 3)], instance.Predict(alone, 1));
        }
    }

    [Fact]
    public void NothingIsWrittenBehindTheOutput()
    {
        NetworkInstance instance = s_compiled.Create();
        Dictionary<string, Array> data = NetworkData.Random(s_compiled.Plan, 70, new Random(2));
        float[] output = [.. Enumerable.Repeat(7f, 72 * 4)];
        s_compiled.PredictInto(instance.Network, data, output.AsSpan(4, 70 * 4), instance.CreateWorkspace(64));
        Assert.All(output[..4].Concat(output[^4..]), value => Assert.Equal(7f, value));
        Assert.DoesNotContain(7f, output[4..^4]);
    }

    [Fact]
    public void AWorkspaceOfAnotherNetworkIsRefused()
    {
        NetworkInstance other = NetworkAssembly.Compile("Input(3); Dense(2)").Create();
        NetworkInstance instance = s_compiled.Create();
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => instance.Predict(NetworkData.Random(s_compiled.Plan, 1, new Random(2)), 1, other.CreateWorkspace(64)));
        Assert.Contains("CreateWorkspace", exception.Message, StringComparison.Ordinal);
    }
}
