using System;
using NetCompiler.IntegrationTests.Harness;
using Xunit;

namespace NetCompiler.IntegrationTests;

/// <summary>Statistics over a batch need two values of each feature.</summary>
public class SmallBatchTests
{
    [Theory]
    [InlineData("Input(3); Dense(4); BatchNorm; Dense(2); CrossEntropyLoss", 2)]
    [InlineData("Input(1, 4, 4); Conv2D(2, kernel: 3); BatchNorm; Flatten; Dense(2); CrossEntropyLoss", 1)]
    [InlineData("Input(3); Dense(4); BatchNorm; Frozen; Dense(2); CrossEntropyLoss", 1)]
    [InlineData("Input(3); Dense(4); Dense(2); CrossEntropyLoss", 1)]
    public void LeastRows(string layers, int expected) => Assert.Equal(expected, NetworkAssembly.Compile(layers).Plan.MinimumRows);

    [Fact]
    public void RefusesOneRow()
    {
        NetworkInstance network = NetworkAssembly.Compile("Input(3); Dense(4); BatchNorm; Dense(2); CrossEntropyLoss").Create();
        ISession session = network.CreateSession(new TrainingOptions { BatchSize = 4, Threads = 1 });
        session.Batch.RowCount = 1;

        ArgumentException exception = Assert.Throws<ArgumentException>(() => session.Step());

        Assert.StartsWith("Batch has 1 filled rows; 'Network' normalizes over the batch, which needs 2 or more.", exception.Message, StringComparison.Ordinal);
    }
}
