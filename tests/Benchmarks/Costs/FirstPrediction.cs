using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace NetCompiler.Benchmarks;

/// <summary>A program that loads a network and predicts one image: what it takes from the start of the process on, and of what.</summary>
/// <param name="Start">Milliseconds until the program's first line.</param>
/// <param name="Load">Milliseconds for the weights.</param>
/// <param name="Predict">Milliseconds for the prediction, with the compilation of all it calls.</param>
internal sealed record FirstPrediction(double Start, double Load, double Predict)
{
    /// <summary>The command by which this program is that program.</summary>
    public const string Command = "first-prediction";

    public double All => Start + Load + Predict;

    /// <summary>The quickest of several processes.</summary>
    public static FirstPrediction Best(string weights, int processes)
    {
        FirstPrediction? best = null;
        for (int i = 0; i < processes; i++)
        {
            FirstPrediction next = RunProcess(weights);
            best = best is null || next.All < best.All ? next : best;
        }

        return best!;
    }

    /// <summary>What the process does. Its clock is that of all processes.</summary>
    public static string Run(string startedAt, string weights)
    {
        long main = Stopwatch.GetTimestamp(), started = long.Parse(startedAt, CultureInfo.InvariantCulture);
        SmallCNN network = SmallCNN.Load(weights);
        long loaded = Stopwatch.GetTimestamp();
        float[] output = new float[SmallCNN.OutputLength];
        network.Predict(new float[SmallCNN.InputLength], output);
        long predicted = Stopwatch.GetTimestamp();
        return string.Join(' ', [Text(started, main), Text(main, loaded), Text(loaded, predicted)]);
    }

    private static FirstPrediction RunProcess(string weights)
    {
        string assembly = typeof(FirstPrediction).Assembly.Location;
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true };
        string now = Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture);
        string[] command = ["exec", "--runtimeconfig", Path.ChangeExtension(assembly, ".runtimeconfig.json"), assembly, Command, now, weights];
        Array.ForEach(command, start.ArgumentList.Add);
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double[] parts = Array.ConvertAll(output.Split(' '), part => double.Parse(part, CultureInfo.InvariantCulture));
        return new FirstPrediction(parts[0], parts[1], parts[2]);
    }

    private static string Text(long from, long to) =>
        Stopwatch.GetElapsedTime(from, to).TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
}
