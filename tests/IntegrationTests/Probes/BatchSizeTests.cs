using System;
using System.Collections.Generic;
using System.Linq;
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
