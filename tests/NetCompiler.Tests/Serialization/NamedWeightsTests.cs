using System;
using System.IO;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Serialization;

/// <summary>Files of other programs: aliases, ignored tensors, what is missing and what is left over.</summary>
public sealed class NamedWeightsTests
{
    private const string Bias = """ "dense0.bias": {"dtype": "F32", "shape": [2], "data_offsets": [24, 32]}""";
    private const string Scale = """ "scale0.weight": {"dtype": "F32", "shape": [1], "data_offsets": [32, 36]}""";
    private const string Mean = """ "loss0.mean": {"dtype": "F32", "shape": [1], "data_offsets": [36, 40]}""";

    private static string Weight(string name = "dense0.weight", string shape = "2, 3") =>
        $$""" "{{name}}": {"dtype": "F32", "shape": [{{shape}}], "data_offsets": [0, 24]}""";

    private static string Counter(string name) => $$""" "{{name}}": {"dtype": "I64", "shape": [], "data_offsets": [40, 48]}""";

    private static byte[] Of(params string[] tensors) => SafeTensorsText.File($"{{{string.Join(',', tensors)}}}", tensors.Length == 5 ? 48 : 40);

    private static LinearNetwork Load(byte[] data, LoadReport report, LoadDifferences allow = LoadDifferences.None, params TensorAlias[] aliases) =>
        LinearNetwork.Load(data, new LoadOptions { Allow = allow, Aliases = aliases, Report = report, Seed = 4 });

    [Fact]
    public void CountersOfBatchNormalizationAreIgnored()
    {
        byte[] data = Of(Weight(), Bias, Scale, Mean, Counter("bn1.num_batches_tracked"));
        LoadReport report = new();
        LinearNetwork network = Load(data, report);

        Assert.Equal([0, 1, 2, 3, 4, 5], network.Weight.ToArray());
        Assert.Equal(["dense0.weight", "dense0.bias", "scale0.weight", "loss0.mean"], report.Loaded);
        Assert.Equal(["bn1.num_batches_tracked"], report.Ignored);
        Assert.Empty(report.Missing);
        Assert.Empty(report.LeftOver);
        Assert.Equal("4 tensors loaded, 1 ignored", report.ToString());
        Assert.Equal(network.Weight.ToArray(), LinearNetwork.Load(data).Weight.ToArray());
    }

    [Fact]
    public void IgnoredPatternsAreTheCallers()
    {
        byte[] data = Of(Weight(), Bias, Scale, Mean, Counter("cls.seq.7"));
        Assert.Contains("left over: 'cls.seq.7'", Assert.Throws<InvalidDataException>(() => LinearNetwork.Load(data)).Message, StringComparison.Ordinal);
        LoadReport report = new();
        LinearNetwork.Load(data, new LoadOptions { Ignore = [.. LoadOptions.Default.Ignore, "cls.*.?"], Report = report });
        Assert.Equal(["cls.seq.7"], report.Ignored);
        Assert.Throws<InvalidDataException>(() => LinearNetwork.Load(data, new LoadOptions { Ignore = ["CLS.*"] }));
    }

    [Fact]
    public void WhatTheNetworkHasIsNotIgnored()
    {
        LinearNetwork network = LinearNetwork.Load(Of(Weight(), Bias, Scale, Mean), new LoadOptions { Ignore = ["*"] });
        Assert.Equal([0, 1, 2, 3, 4, 5], network.Weight.ToArray());
    }

    [Fact]
    public void AliasesAreAppliedInOrder()
    {
        LoadReport report = new();
        LinearNetwork network = Load(
            Of(Weight("model.body.gamma"), Bias, Scale, Mean), report, LoadDifferences.None, new("model.", ""), new("body", "dense0"), new(".gamma", ".weight"));

        Assert.Equal([0, 1, 2, 3, 4, 5], network.Weight.ToArray());
        Assert.Equal(LoadDifferences.None, report.Differences);
    }

    [Fact]
    public void AliasesLeaveNamesOfTheNetworkAlone()
    {
        LoadReport report = new();
        Load(Of(Weight("dense0.gamma"), Bias, Scale, Mean), report, LoadDifferences.None, new TensorAlias(".gamma", ".weight"), new("dense0", "fc"));
        Assert.Equal(4, report.Loaded.Count);
    }

    [Fact]
    public void AliasesThatCollideAreRefused()
    {
        byte[] data = Of(Weight("dense0.gamma"), Bias, Scale, Mean, Counter("dense0.weight"));
        InvalidDataException exception = Assert.Throws<InvalidDataException>(
            () => Load(data, new(), LoadDifferences.All, new TensorAlias(".gamma", ".weight")));
        Assert.Contains("'dense0.gamma' and 'dense0.weight', which both mean 'dense0.weight'", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Load(data, new(), LoadDifferences.All, new TensorAlias("", "x")));
    }

    [Fact]
    public void MissingAndLeftOverAreListedAlsoWithAnException()
    {
        LoadReport report = new();
        byte[] data = Of(Weight("fc.weight"), Bias, Scale, Mean);
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => Load(data, report));
        Assert.Contains("missing: 'dense0.weight' (2 x 3); left over: 'fc.weight' (2 x 3)", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["dense0.weight"], report.Missing);
        Assert.Equal(["fc.weight"], report.LeftOver);
        Assert.Contains("LoadDifferences.Missing to take", Message(LoadDifferences.LeftOver), StringComparison.Ordinal);
        Assert.Contains("LoadDifferences.LeftOver to take", Message(LoadDifferences.Missing), StringComparison.Ordinal);

        LinearNetwork network = Load(data, report, LoadDifferences.Missing | LoadDifferences.LeftOver);
        Assert.Equal(new LinearNetwork(4).Weight.ToArray(), network.Weight.ToArray());
        Assert.Equal([6, 7], network.Bias.ToArray());
        Assert.Single(report.Missing);

        string Message(LoadDifferences allowed) => Assert.Throws<InvalidDataException>(() => Load(data, report, allowed)).Message;
    }

    [Fact]
    public void AHeadOfAnotherSizeKeepsFreshValues()
    {
        LoadReport report = new();
        byte[] data = Of(Weight("dense0.weight", "1, 6"), Bias, Scale, Mean);
        Assert.Throws<InvalidDataException>(() => Load(data, report, LoadDifferences.Missing | LoadDifferences.LeftOver));
        LinearNetwork network = Load(data, report, LoadDifferences.Mismatched);

        Assert.Equal(["dense0.weight"], report.Mismatched);
        Assert.Equal(new LinearNetwork(4).Weight.ToArray(), network.Weight.ToArray());
        Assert.Equal([6, 7], network.Bias.ToArray());
    }
}
