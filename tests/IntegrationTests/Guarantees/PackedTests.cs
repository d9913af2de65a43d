using System;
using System.Collections.Generic;
using System.IO;
using NetCompiler.IntegrationTests.Probes.Declared;
using Xunit;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>Networks whose numbers lie in a mapped file do all that others do, with the same bits.</summary>
public sealed class PackedTests : IDisposable
{
    private const int Rows = 20;

    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void PredictionsAreTheSame()
    {
        ImageClassifier network = new(seed: 3);
        InMemoryDataSet<float, int> data = RandomImages.Make(Rows);
        network.Train(data, validation: null, new TrainingOptions { Epochs = 1, BatchSize = Rows, Threads = 1 });
        network.SavePacked(_path);
        ImageClassifier packed = ImageClassifier.Load(_path);
        Assert.Equal(0, ((INetwork)packed).Core.PrepareCount);
        for (int row = 0; row < Rows; row++)
        {
            Assert.Equal(Predict(network, row), Predict(packed, row));
        }

        Assert.Equal(network.Evaluate(data), packed.Evaluate(data));

        float[] Predict(ImageClassifier from, int row)
        {
            float[] output = new float[ImageClassifier.OutputLength];
            from.Predict(data.Input(row), output);
            return output;
        }
    }

    [Fact]
    public void TrainingGoesOnWithTheSameBits()
    {
        ImageClassifier network = new(seed: 3);
        network.SavePacked(_path);
        Assert.Equal(Train(network), Train(ImageClassifier.Load(_path)));

        static byte[] Train(ImageClassifier network)
        {
            InMemoryDataSet<float, int> data = RandomImages.Make(Rows);
            network.Train(data, data, new TrainingOptions { Optimizer = new Adam(), Epochs = 2, BatchSize = 8, Threads = 2 });
            using MemoryStream bytes = new();
            network.Save(bytes);
            return bytes.ToArray();
        }
    }

    [Fact]
    public void StepsOfASequenceAreTheSame()
    {
        SensorNetwork network = new(seed: 3);
        network.SavePacked(_path);
        SensorNetwork packed = SensorNetwork.Load(_path);
        (StreamState expectedState, StreamState state) = (network.CreateStream(), packed.CreateStream());
        float[] expected = new float[SensorNetwork.StepOutputLength], output = new float[SensorNetwork.StepOutputLength];
        for (int step = 0; step < 4; step++)
        {
            network.PredictStep([step, 1, -step], expected, expectedState);
            packed.PredictStep([step, 1, -step], output, state);
            Assert.Equal(expected, output);
        }
    }

    // All code is optimized at once in that process, so that nothing lives longer than it is used.
    [Fact]
    public void AFileStaysMappedAsLongAsSomebodyPredicts() => Assert.Equal(
        "the same", OtherProcess.Run(MappedPredictions.Command, new Dictionary<string, string> { ["DOTNET_TieredCompilation"] = "0" }));

    /// <inheritdoc/>
    public void Dispose() => File.Delete(_path);
}
