using System;
using System.Linq;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.Probes.Declared;
using NetCompiler.IntegrationTests.RandomGraphs;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Several outputs and losses, sample weights, and losses before they are reduced.</summary>
public class SeveralLossesTests
{
    private const int Rows = 6;

    [Theory]
    [InlineData(
        """
        Input(4); Dense(16); Tanh; Tap("features"); Dense(3); CrossEntropyLoss(Name = "species", KeepLosses = true); Softmax; Output("species");
        From("features"); Dense(2); MeanSquaredErrorLoss(Name = "size", Weight = 0.25, SampleWeights = true); Output("size")
        """)]
    [InlineData("Input(4); Dense(6); Tap(\"x\"); MeanAbsoluteErrorLoss; HuberLoss(0.5, Weight = 3); Softmax; Output(\"output\"); From(\"x\"); Output(\"result\")")]
    [InlineData("Input(2, 5, 4); Conv2D(3, kernel: 3, padding: 1); ReLU; Output(\"map\"); MeanSquaredErrorLoss(SampleWeights = true, KeepLosses = true)")]
    [InlineData("Input(3, 4); Dense(3); CrossEntropyLoss(SampleWeights = true, KeepLosses = true, ClassWeights = [1, 2, 0.5]); Dense(2); Output(\"steps\")")]
    [InlineData("Input(4); Dense(8); BatchNorm; ReLU; Dense(3); CustomLoss")]
    public void AgreesWithTheReference(string layers)
    {
        CompiledNetwork compiled = NetworkAssembly.Compile(layers, inputGradient: true);
        NetworkCheck check = NetworkCheck.Run(compiled, seed: 1, 2, 7, 17);
        Assert.True(check.Faults.Count == 0, string.Join("\n", check.Faults));
    }

    [Fact]
    public void EachLossHasItsOwnTargetsAndWeights()
    {
        TwoHeadNetwork network = new(seed: 3);
        TrainingSession<TwoHeadNetwork.Batch> session = new(network, new() { BatchSize = Rows, Optimizer = new Adam(0.05f), Threads = 1 });
        Fill(session.Batch);
        float first = session.Step();
        float[] losses = session.Batch.SpeciesLosses.ToArray();
        for (int i = 0; i < 200; i++)
        {
            session.Step();
        }

        session.Publish();
        float last = session.Evaluate();
        Assert.True(last < 0.05f * first, $"the loss went from {first} to {last}");
        Assert.Equal(Rows, losses.Length);
        Assert.All(losses, loss => Assert.InRange(loss, 0.1f, 10));
        Assert.All(session.Batch.SpeciesLosses.ToArray(), loss => Assert.InRange(loss, 0, 0.2f));

        float[] species = new float[Rows * TwoHeadNetwork.SpeciesLength], size = new float[Rows * TwoHeadNetwork.SizeLength];
        network.Predict(session.Batch.Inputs, new TwoHeadNetwork.Outputs { Species = species, Size = size });
        Assert.Equal(session.Batch.SpeciesTargets.ToArray(), species.Chunk(3).Select(row => row.IndexOf(row.Max())));

        // The last row does not count in the loss of sizes.
        double squares = size.Zip(session.Batch.SizeTargets.ToArray(), (a, b) => (double)(a - b) * (a - b)).Take((Rows - 1) * 2).Sum();
        Assert.Equal(session.Batch.SpeciesLosses.ToArray().Average() + (0.25 * squares / (Rows * 2)), last, 1e-5);
    }

    [Fact]
    public void OutputsOfOtherLengthsAreRefused()
    {
        TwoHeadNetwork network = new();
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => network.Predict(new float[8], new TwoHeadNetwork.Outputs { Species = new float[6], Size = new float[2] }));
        Assert.Contains("outputs.Size has 2 elements; 2 rows of 2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MetricsNeedOneLoss()
    {
        TwoHeadNetwork network = new();
        ArgumentException exception = Assert.Throws<ArgumentException>(() => network.Evaluate(new Source(), [new Accuracy()], batchSize: Rows));
        Assert.Contains("'TwoHeadNetwork'", exception.Message, StringComparison.Ordinal);
        Assert.True(float.IsFinite(network.Evaluate(new Source(), batchSize: Rows)));
    }

    [Fact]
    public void SampleWeightsThatAreNotFiniteAreRefused()
    {
        TwoHeadNetwork.Batch batch = new TwoHeadNetwork().CreateBatch(Rows);
        Assert.All(batch.SizeSampleWeights.ToArray(), weight => Assert.Equal(1, weight));
        Fill(batch);
        batch.SizeSampleWeights[2] = float.NaN;
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(batch.Validate);
        Assert.Contains("SizeSampleWeights has NaN in row 2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DataSetsInMemoryHaveSampleWeights()
    {
        // Points of two lines, of which one does not count.
        float[] inputs = [.. Enumerable.Range(0, 40).Select(i => (i % 20 / 10f) - 1)];
        float[] targets = [.. inputs.Select((x, i) => i < 20 ? (2 * x) + 1 : 5)];
        float[] weights = [.. inputs.Select((_, i) => i < 20 ? 2f : 0)];
        InMemoryDataSet<float, float> data = new(inputs, 1, targets, sampleWeights: weights);
        WeightedNetwork network = new(seed: 1);
        network.Train(data, options: new() { Optimizer = new Adam(0.05f), Epochs = 200, BatchSize = 8, Threads = 1 });
        Assert.Equal(2, network.Dense0Weight[0, 0], 1e-2);
        Assert.Equal(1, network.Dense0Bias[0], 1e-2);
        Assert.Equal(0, network.Evaluate(data), 1e-3);

        WeightedNetwork.Batch batch = network.CreateBatch(2);
        data.Subset([30, 3]).Fill([0, 1], batch);
        Assert.Equal([0, 2], batch.SampleWeights.ToArray());
        new InMemoryDataSet<float, float>(inputs, 1, targets).Fill([0, 1], batch);
        Assert.Equal([1, 1], batch.SampleWeights.ToArray());
    }

    [Fact]
    public void SampleWeightsThatNobodyTakesAreRefused()
    {
        InMemoryDataSet<float, int> data = new(new float[8], 4, new int[2], sampleWeights: new float[2]);
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new TwoOutputNetwork().Evaluate(data));
        Assert.Contains("set SampleWeights on the loss's attribute", exception.Message, StringComparison.Ordinal);
        exception = Assert.Throws<ArgumentException>(() => new InMemoryDataSet<float, int>(new float[8], 4, new int[2], sampleWeights: new float[3]));
        Assert.Contains("sampleWeights has 3 elements, but inputs has 2 rows", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MetricsLookAtTheFirstOutput()
    {
        TwoOutputNetwork network = new(seed: 1);
        float[] inputs = NetworkData.Floats(20 * 4, 1, new Random(1)), first = new float[20 * 3];
        network.Predict(inputs, new TwoOutputNetwork.Outputs { Probabilities = first, Logits = new float[20 * 3] });
        int[] labels = [.. first.Chunk(3).Select((row, i) => i < 15 ? row.IndexOf(row.Max()) : row.IndexOf(row.Min()))];
        Accuracy accuracy = new();
        network.Evaluate(new InMemoryDataSet<float, int>(inputs, 4, labels), [accuracy], batchSize: 8);
        Assert.Equal(0.75, accuracy.Value);
    }

    private static void Fill(TwoHeadNetwork.Batch batch)
    {
        NetworkData.Floats(Rows * TwoHeadNetwork.InputLength, 1, new Random(1)).CopyTo(batch.Inputs);
        new[] { 0, 1, 2, 2, 1, 0 }.CopyTo(batch.SpeciesTargets);
        NetworkData.Floats(Rows * TwoHeadNetwork.SizeLength, 1, new Random(2)).CopyTo(batch.SizeTargets);
        batch.SizeSampleWeights[Rows - 1] = 0;
        batch.RowCount = Rows;
    }

    private sealed class Source : IBatchSource<TwoHeadNetwork.Batch>
    {
        public int Count => Rows;

        public void Fill(ReadOnlySpan<int> rows, TwoHeadNetwork.Batch batch) => SeveralLossesTests.Fill(batch);
    }
}
