using System;
using System.Buffers.Binary;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>A training that saves itself after every step: a process that runs it may be killed and started again at any moment.</summary>
internal static class ResumableTraining
{
    /// <summary>The first argument of a process that runs it; the second is the folder.</summary>
    public const string Command = "resume";

    private const int Rows = 150;
    private const int ValidationRows = 40;

    /// <summary>
    /// Goes on where the folder's checkpoints end, and returns a line: how many steps were done before, and a hash of weights, statistics, optimizer
    /// state, best weights, history and predictions at the end.
    /// </summary>
    public static string Run(string folder)
    {
        ImageClassifier network = new(seed: 3);
        InMemoryDataSet<float, int> all = RandomImages.Make(Rows + ValidationRows);
        InMemoryDataSet<float, int> train = all.Subset([.. Enumerable.Range(0, Rows)]);
        InMemoryDataSet<float, int> validation = all.Subset([.. Enumerable.Range(Rows, ValidationRows)]);
        TrainingSession<ImageClassifier.Batch> session = new(network, Options(folder));
        session.Resume();
        long before = session.StepCount;
        TrainingResult result = session.Train(train, validation);
        return string.Create(CultureInfo.InvariantCulture, $"{before} {Hash(network, session.Capture(), result, validation.Input(0))}");
    }

    // Losses of random labels rise soon: the best epoch is an early one, and the last one is reached for want of patience.
    private static TrainingOptions Options(string folder) => new()
    {
        Optimizer = new Adam(3e-3),
        Epochs = 10,
        BatchSize = 32,
        Seed = 5,
        Threads = 2,
        Metrics = [new Accuracy(), new F1()],
        Monitor = MonitoredValue.Of(new Accuracy()),
        EarlyStopping = new EarlyStopping { Patience = 9, StartEpoch = 2 },
        Checkpoints = new Checkpoints(folder) { EverySteps = 1 },
    };

    private static string Hash(ImageClassifier network, SessionState state, TrainingResult result, ReadOnlySpan<float> image)
    {
        using MemoryStream file = new();
        state.Save(file);
        byte[] bytes = file.ToArray();

        // The tensors lie behind the header, which also says how long each epoch took.
        int start = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        float[] output = new float[ImageClassifier.OutputLength];
        network.Predict(image, output);
        string text = string.Join('\n', result.History.Select(Line))
            + string.Create(CultureInfo.InvariantCulture, $"\n{result.Reason} {result.Best?.Epoch} {state.StepCount} {state.Epoch} {state.EpochRows} ")
            + string.Join(' ', output.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
        return Convert.ToHexString(SHA256.HashData([.. bytes.AsSpan(start), .. System.Text.Encoding.UTF8.GetBytes(text)]));
    }

    private static string Line(EpochReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Epoch} {report.Steps} {report.TrainingLoss:R} {report.ValidationLoss:R} {report.Metrics[0].Value:R} {report.Metrics[1].Value:R}");
}
