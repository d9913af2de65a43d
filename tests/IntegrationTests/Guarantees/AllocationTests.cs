using System;
using System.Linq;
using NetCompiler.IntegrationTests.Probes.Declared;
using Xunit;
using Zoo;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>Predicting and training allocate nothing, on any thread, once everything has been called.</summary>
[Collection(Alone.Name)]
public class AllocationTests
{
    private readonly ImageClassifier _network = new(seed: 1);
    private readonly InMemoryDataSet<float, int> _data = RandomImages.Make(70);
    private readonly float[] _images = new float[70 * ImageClassifier.InputLength];
    private readonly float[] _output = new float[70 * ImageClassifier.OutputLength];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(70)]
    public void Predict(int rows) => AllocatesNothing(() => _network.Predict(
        _images.AsSpan(0, rows * ImageClassifier.InputLength), _output.AsSpan(0, rows * ImageClassifier.OutputLength)));

    [Fact]
    public void PredictWithAWorkspace()
    {
        Workspace workspace = _network.CreateWorkspace(16);
        AllocatesNothing(() => _network.Predict(_images, _output, workspace));
    }

    [Fact]
    public void PredictSteps()
    {
        CharacterLSTM network = new();
        StreamState state = network.CreateStream();
        float[] output = new float[CharacterLSTM.StepOutputLength];
        AllocatesNothing(() => network.PredictStep([3], output, state));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Train(int threads)
    {
        TrainingSession<ImageClassifier.Batch> session = new(_network, new TrainingOptions { BatchSize = 32, Threads = threads });
        Metric[] metrics = [new Accuracy(), new TopKAccuracy(2)];
        int[] whole = [.. Enumerable.Range(0, 32)], ragged = [.. Enumerable.Range(32, 5)];
        AllocatesNothing(() =>
        {
            _data.Fill(whole, session.Batch);
            session.Step();
            _data.Fill(ragged, session.Batch);
            session.ComputeGradients();
            session.Update();
            session.Evaluate();
            session.Evaluate(_data, metrics);
        });
    }

    // The runtime allocates now and then for itself; it does not do so each time.
    private static void AllocatesNothing(Action action)
    {
        for (int i = 0; i < 3; i++)
        {
            action();
        }

        long least = long.MaxValue;
        for (int i = 0; i < 10 && least > 0; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            action();
            long after = GC.GetTotalAllocatedBytes(precise: true);
            least = Math.Min(least, after - before);
        }

        Assert.Equal(0, least);
    }
}
