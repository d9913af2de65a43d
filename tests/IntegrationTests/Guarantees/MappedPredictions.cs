using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using NetCompiler.IntegrationTests.Probes.Declared;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>
/// Predictions of networks that nobody has but the call, while garbage is collected all the time. A file that were unmapped under them would end the
/// process.
/// </summary>
internal static class MappedPredictions
{
    /// <summary>The argument by which another process is told to do this.</summary>
    public const string Command = "mapped";

    // Rows that take longer than a collection of garbage, with its finalizers.
    private const int Rows = 2000, SmallRows = 100_000, Rounds = 20;

    /// <summary>Whether all predictions are those of a network in memory.</summary>
    public static string Run()
    {
        (string path, string smallPath) = (Path.GetTempFileName(), Path.GetTempFileName());
        bool isDone = false;
        Thread collector = new(() =>
        {
            while (!Volatile.Read(ref isDone))
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        });
        try
        {
            ImageClassifier network = new(seed: 3);
            BlockNetwork small = new(seed: 3);
            network.SavePacked(path);
            small.SavePacked(smallPath);
            float[] images = Numbers(Rows * ImageClassifier.InputLength), x = Numbers(SmallRows * BlockNetwork.InputLength);
            float[] classes = new float[Rows * ImageClassifier.OutputLength], y = new float[SmallRows * BlockNetwork.OutputLength];
            Workspace workspace = network.CreateWorkspace(Rows);
            network.Predict(images, classes, workspace);
            small.Predict(x, y);
            (float[] expectedClasses, float[] expectedY) = ([.. classes], [.. y]);
            bool isSame = true;
            collector.Start();
            for (int round = 0; round < Rounds; round++)
            {
                Predict(path, images, classes, workspace);
                PredictSmall(smallPath, x, y);
                isSame &= classes.SequenceEqual(expectedClasses) && y.SequenceEqual(expectedY);
            }

            return isSame ? "the same" : "different";
        }
        finally
        {
            Volatile.Write(ref isDone, true);
            collector.Join();
            File.Delete(path);
            File.Delete(smallPath);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Predict(string path, float[] input, float[] output, Workspace workspace) => ImageClassifier.Load(path).Predict(input, output, workspace);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void PredictSmall(string path, float[] input, float[] output) => BlockNetwork.Load(path).Predict(input, output);

    private static float[] Numbers(int length) => [.. Enumerable.Range(0, length).Select(i => i % 7f)];
}
