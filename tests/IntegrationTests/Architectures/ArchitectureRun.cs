using System;
using System.Collections.Generic;
using System.IO;

namespace NetCompiler.IntegrationTests.Architectures;

/// <summary>Writes a published network's weights as a file, loads it by its own names, predicts, and compares with PyTorch in float64.</summary>
internal sealed class ArchitectureRun
{
    // An implementation in float32 stays within ten times the error of another one.
    private const double ErrorFactor = 10;

    private ArchitectureRun(double error, double allowed, List<string> faults) => (Error, Allowed, Faults) = (error, allowed, faults);

    /// <summary>Makes a network of a file, and returns its prediction of one image.</summary>
    public delegate Predictor Loader(string path, LoadOptions options);

    /// <summary>Predicts an image.</summary>
    public delegate void Predictor(ReadOnlySpan<float> image, Span<float> prediction);

    /// <summary>The largest difference to PyTorch.</summary>
    public double Error { get; }

    /// <summary>How large it may be.</summary>
    public double Allowed { get; }

    public IReadOnlyList<string> Faults { get; }

    public static ArchitectureRun Of(string name, int inputLength, Loader load)
    {
        PublishedArchitecture architecture = PublishedArchitecture.Read(name);
        string path = Path.GetTempFileName();
        try
        {
            using (FileStream file = File.Create(path))
            {
                FormulaWeights.Write(architecture, file);
            }

            LoadReport report = new();
            Predictor predict = load(path, new LoadOptions { Report = report });
            float[] prediction = new float[architecture.Output.Length];
            predict(FormulaWeights.Uniform($"{architecture.Seed}/input", inputLength), prediction);
            return Compare(architecture, report, prediction);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static ArchitectureRun Compare(PublishedArchitecture architecture, LoadReport report, float[] prediction)
    {
        double error = 0, allowed = ErrorFactor * architecture.Error;
        for (int i = 0; i < prediction.Length; i++)
        {
            error = double.IsFinite(prediction[i]) ? Math.Max(error, Math.Abs(prediction[i] - architecture.Output[i])) : double.PositiveInfinity;
        }

        List<string> faults = [.. report.Lines];
        if (report.Loaded.Count != architecture.Tensors.Count)
        {
            faults.Add($"{architecture.Name}: {report.Loaded.Count} of {architecture.Tensors.Count} tensors were loaded");
        }

        if (!(error <= allowed))
        {
            faults.Add($"{architecture.Name}: the prediction is off by {error:G3}; {allowed:G3} are allowed");
        }

        return new(error, allowed, faults);
    }
}
