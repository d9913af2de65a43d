using System;
using Xunit;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>What depends on the weights only is computed once per change of weights.</summary>
public class PreparationTests
{
    [Fact]
    public void OncePerPublish()
    {
        ImageClassifier network = new(seed: 1);
        InMemoryDataSet<float, int> data = RandomImages.Make(8);
        float[] output = new float[ImageClassifier.OutputLength];
        int Count() => ((INetwork)network).Core.PrepareCount;
        Assert.Equal(1, Count());

        TrainingSession<ImageClassifier.Batch> session = new(network, new TrainingOptions { BatchSize = 8, Threads = 1 });
        data.Fill([0, 1, 2, 3, 4, 5, 6, 7], session.Batch);
        for (int publish = 1; publish <= 3; publish++)
        {
            session.Step();
            network.Predict(data.Input(0), output);
            network.Predict(data.Input(1), output);
            Assert.Equal(publish, Count());
            float[] before = output;
            session.Publish();
            Assert.Equal(publish + 1, Count());
            output = new float[ImageClassifier.OutputLength];
            network.Predict(data.Input(1), output);
            Assert.NotEqual(before, output);
        }
    }
}
