using System;
using System.IO;
using NetCompiler;

namespace TransferLearning;

/// <summary>Fine-tunes what has learned eight classes on a hundred images of two others, and starts afresh for comparison.</summary>
internal sealed class TransferStudy(InMemoryDataSet<float, int> train, InMemoryDataSet<float, int> test, ulong seed)
{
    private const int ImagesOfAClass = 50;
    private const int FineTuningEpochs = 20;

    // What was learned before shall not be lost in the first steps, when the head is still random.
    private const double EncoderRate = 0.1;

    private readonly InMemoryDataSet<float, int> _few = Images.Of(train, 8, 9, ImagesOfAClass, skip: (int)seed * ImagesOfAClass);
    private readonly InMemoryDataSet<float, int> _test = Images.Of(test, 8, 9);

    /// <summary>Accuracies on the test images.</summary>
    public TransferResult Run(int epochs)
    {
        PretrainedClassifier pretrained = new(seed);
        InMemoryDataSet<float, int> many = Images.Of(train, 0, 7), manyTest = Images.Of(test, 0, 7);
        pretrained.Train(many, null, Options(epochs, 64, new Adam(2e-3f)));
        Accuracy before = new();
        pretrained.Evaluate(manyTest, [before]);

        string path = Path.GetTempFileName();
        try
        {
            pretrained.Save(path);

            // The head is for another number of classes: it stays random.
            LoadOptions options = new() { Allow = LoadDifferences.Mismatched, Seed = seed };
            return new(
                before.Value,
                FineTune(FrozenClassifier.Load(path, options)),
                FineTune(ThawedClassifier.Load(path, options), new LearningRateFactor("encoder", EncoderRate)),
                FineTune(new ThawedClassifier(seed)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private double FineTune<TBatch>(ITrainable<TBatch> network, params LearningRateFactor[] factors)
        where TBatch : class, IBatch<float, int>
    {
        network.Train(_few, null, Options(FineTuningEpochs, 10, new Adam(2e-3f)) with { LearningRateFactors = factors });
        Accuracy accuracy = new();
        network.Evaluate(_test, [accuracy]);
        return accuracy.Value;
    }

    private TrainingOptions Options(int epochs, int batchSize, Optimizer optimizer) =>
        new() { Optimizer = optimizer, Epochs = epochs, BatchSize = batchSize, Seed = seed };
}
