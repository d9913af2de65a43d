using System.Collections.Generic;
using System.Globalization;
using System.IO;
using CsvHelper;
using CsvHelper.Configuration.Attributes;

namespace Penguins;

/// <summary>
/// A row of the Palmer penguins, a data set in the public domain (CC0): Horst, Hill, Gorman: palmerpenguins (2020), doi:10.5281/zenodo.3960218.
/// What was not measured is null.
/// </summary>
internal sealed record Penguin
{
    [Name("species")]
    public Species Species { get; init; }

    [Name("island")]
    public required string Island { get; init; }

    [Name("beak_length_mm")]
    public float? BeakLength { get; init; }

    [Name("beak_depth_mm")]
    public float? BeakDepth { get; init; }

    [Name("flipper_length_mm")]
    public float? FlipperLength { get; init; }

    [Name("body_mass_g")]
    public float? BodyMass { get; init; }

    [Name("sex")]
    public string? Sex { get; init; }

    /// <summary>Reads the embedded file.</summary>
    public static List<Penguin> Load()
    {
        using Stream file = typeof(Penguin).Assembly.GetManifestResourceStream("penguins.csv")
            ?? throw new FileNotFoundException("The resource penguins.csv is missing from the program; build it again.");
        using CsvReader reader = new(new StreamReader(file), CultureInfo.InvariantCulture);
        return [.. reader.GetRecords<Penguin>()];
    }
}
