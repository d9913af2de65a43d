using System;
using System.IO;
using System.Security.Cryptography;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>A short training, and all that it leads to as one number.</summary>
internal static class Training
{
    private const int Rows = 75;

    /// <summary>The hash of the weights after two epochs with a ragged last batch, and of predictions with them.</summary>
    public static string Hash(int threads)
    {
        ImageClassifier network = new(seed: 3);
        InMemoryDataSet<float, int> data = RandomImages.Make(Rows);
        TrainingOptions options = new() { Optimizer = new Adam(1e-2f), Epochs = 2, BatchSize = 32, Seed = 5, Threads = threads };
        TrainingResult result = network.Train(data, validation: data, options);
        using MemoryStream bytes = new();
        network.Save(bytes);
        float[] output = new float[ImageClassifier.OutputLength];
        network.Predict(data.Input(0), output);
        using BinaryWriter writer = new(bytes);
        writer.Write(output[0]);
        writer.Write(result.History[^1].TrainingLoss);
        writer.Write(result.History[^1].ValidationLoss!.Value);
        return Convert.ToHexString(SHA256.HashData(bytes.ToArray()));
    }
}
