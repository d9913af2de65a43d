using System;
using System.Linq;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.Probes.Declared;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Probe 1: a block attribute with expressions in its arguments, used three times from another file, is what it stands for.</summary>
public class BlockTests
{
    private const int Rows = 9;

    [Fact]
    public void BlocksComputeWhatIsWrittenOut()
    {
        BlockNetwork blocks = new(seed: 3);
        WrittenOutNetwork writtenOut = new(seed: 3);
        Assert.Equal(
            ((INetwork)writtenOut).Parameters.Select(parameter => parameter.ToString()),
            ((INetwork)blocks).Parameters.Select(parameter => parameter.ToString()));
        Assert.Equal([24, 8], blocks.Residual1Dense0Weight.Shape.ToArray());

        TrainingOptions options = new() { Optimizer = new Adam(0.01f), BatchSize = Rows, Threads = 2 };
        TrainingSession<BlockNetwork.Batch> session = new(blocks, options);
        TrainingSession<WrittenOutNetwork.Batch> other = new(writtenOut, options);
        Fill(session.Batch);
        Fill(other.Batch);
        float[] losses = [.. Enumerable.Range(0, 60).Select(_ => session.Step())];
        Assert.Equal([.. Enumerable.Range(0, 60).Select(_ => other.Step())], losses);
        Assert.True(losses[^1] < 0.2f * losses[0], $"the loss went from {losses[0]} to {losses[^1]}");

        session.Publish();
        other.Publish();
        float[] first = new float[Rows * BlockNetwork.OutputLength], second = new float[first.Length];
        blocks.Predict(session.Batch.Inputs, first);
        writtenOut.Predict(other.Batch.Inputs, second);
        Assert.Equal(second, first);
    }

    private static void Fill(IBatch<float, float> batch)
    {
        Random random = new(1);
        NetworkData.Floats(batch.Inputs.Length, 1, random).CopyTo(batch.Inputs);
        NetworkData.Floats(batch.Targets.Length, 0.9f, random).CopyTo(batch.Targets);
        batch.RowCount = Rows;
    }
}
