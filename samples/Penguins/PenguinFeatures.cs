using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetCompiler;

namespace Penguins;

/// <summary>
/// Makes numbers of penguins. Measurements are standardized, missing ones are the median; median, mean and standard deviation are those of the
/// penguins trained on, since whatever is learned from the others spoils the test. Island and sex are one-hot; an unknown sex is neither.
/// </summary>
internal sealed class PenguinFeatures
{
    private static readonly Func<Penguin, float?>[] s_measurements =
        [row => row.BeakLength, row => row.BeakDepth, row => row.FlipperLength, row => row.BodyMass];

    private static readonly string[] s_islands = ["Biscoe", "Dream", "Torgersen"];
    private static readonly string[] s_sexes = ["FEMALE", "MALE"];

    private readonly (float Median, float Mean, float Deviation)[] _scales;

    /// <summary>Learns the scales.</summary>
    public PenguinFeatures(IReadOnlyCollection<Penguin> training)
    {
        _scales = Array.ConvertAll(s_measurements, measurement => ScaleOf([.. training.Select(measurement).OfType<float>().Order()]));
    }

    /// <summary>How many measurements and sexes are missing.</summary>
    public static int Missing(Penguin row) => s_measurements.Count(measurement => measurement(row) is null) + (row.Sex is "" or null ? 1 : 0);

    /// <summary>The network's input.</summary>
    public float[] Of(Penguin row) =>
    [
        .. s_measurements.Zip(_scales, (measurement, scale) => ((measurement(row) ?? scale.Median) - scale.Mean) / scale.Deviation),
        .. OneHot(row.Island, s_islands),
        .. OneHot(row.Sex, s_sexes),
    ];

    /// <summary>Inputs and labels of all rows.</summary>
    public InMemoryDataSet<float, int> DataOf(IReadOnlyCollection<Penguin> rows) =>
        new(rows.SelectMany(Of).ToArray(), PenguinClassifier.InputLength, rows.Select(row => row.Label()).ToArray());

    private static (float Median, float Mean, float Deviation) ScaleOf(float[] sorted)
    {
        float mean = sorted.Average(), median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return (median, mean, MathF.Sqrt(sorted.Average(value => (value - mean) * (value - mean))));
    }

    private static IEnumerable<float> OneHot(string? value, string[] values) => value is "" or null || values.Contains(value)
        ? values.Select(other => other == value ? 1f : 0f)
        : throw new InvalidDataException($"'{value}' is none of [{string.Join(", ", values)}].");
}
