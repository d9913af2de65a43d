using System;
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
    /// <summary>The classes, in the order of the network's outputs.</summary>
    public static readonly string[] AllSpecies = ["Adelie", "Chinstrap", "Gentoo"];

    [Name("species")]
    public required string Species { get; init; }

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

    /// <summary>The index of the species.</summary>
    public int Label()
    {
        int label = Array.IndexOf(AllSpecies, Species);
        return label >= 0 ? label : throw new InvalidDataException($"'{Species}' is none of the species [{string.Join(", ", AllSpecies)}].");
    }
}
