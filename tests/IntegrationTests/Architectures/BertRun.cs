using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using Zoo;

namespace NetCompiler.IntegrationTests.Architectures;

/// <summary>BERT-base with formula weights, loaded by its published names, against PyTorch in float64.</summary>
internal sealed class BertRun
{
    // An implementation in float32 stays within ten times the error of another one.
    private const double ErrorFactor = 10;

    private const int Tokens = 128, Width = 768;

    private readonly List<string> _faults = [];
    private readonly JsonElement _root;

    private BertRun(JsonElement root) => _root = root;

    /// <summary>The largest difference to PyTorch.</summary>
    public double Error { get; private set; }

    /// <summary>How large it may be.</summary>
    public double Allowed { get; private set; }

    /// <summary>How long the prediction of two sequences took, the second time.</summary>
    public TimeSpan Duration { get; private set; }

    public IReadOnlyList<string> Faults => _faults;

    public static BertRun Run()
    {
        PublishedArchitecture architecture = PublishedArchitecture.Read("bert_base");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "oracle", "architectures", "bert_base.json")));
        BertRun run = new(document.RootElement) { Allowed = ErrorFactor * architecture.Error };
        string path = Path.GetTempFileName();
        try
        {
            using (FileStream file = File.Create(path))
            {
                FormulaWeights.Write(architecture, file, prefix: "bert.");
            }

            run.Compare(BertBase.Load(path), architecture.Parameters);
        }
        finally
        {
            File.Delete(path);
        }

        return run;
    }

    private void Compare(BertBase network, long parameters)
    {
        long count = ((INetwork)network).Parameters.Sum(parameter => parameter.Shape.ToArray().Aggregate(1L, (product, size) => product * size));
        if (count != parameters)
        {
            _faults.Add($"bert_base: {count} parameters instead of {parameters}");
        }

        float[] mask = [.. Rows("attend")];
        int[] types = [.. Rows("token_types").Select(value => (int)value)], ids = [.. Rows("ids").Select(value => (int)value)];
        float[] hidden = new float[2 * Tokens * Width], pooled = new float[2 * Width];
        for (int i = 0; i < 2; i++)
        {
            long start = Stopwatch.GetTimestamp();
            network.Predict(
                new BertBase.Inputs { Mask = mask, Types = types, Ids = ids }, new BertBase.Outputs { Hidden = hidden, Pooled = pooled });
            Duration = Stopwatch.GetElapsedTime(start);
        }

        Compare("first_token", [.. hidden.Chunk(Tokens * Width).SelectMany(row => row.Take(Width))]);
        Compare("token_99", [.. hidden.Chunk(Tokens * Width).SelectMany(row => row.Skip(99 * Width).Take(Width))]);
        Compare("pooled", pooled);
    }

    private void Compare(string name, float[] found)
    {
        float[] expected = [.. Rows(name)];
        double error = found.Zip(expected, (a, b) => double.IsFinite(a) ? Math.Abs(a - (double)b) : double.PositiveInfinity).Max();
        Error = Math.Max(Error, error);
        if (!(error <= Allowed) || found.Length != expected.Length)
        {
            _faults.Add($"bert_base: {name} is off by {error:G3}; {Allowed:G3} are allowed");
        }
    }

    private IEnumerable<float> Rows(string name) =>
        _root.GetProperty(name).EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(value => value.GetSingle());
}
