using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetCompiler.Benchmarks.Tests;

/// <summary>Every case runs, so that the report does not fail after ten minutes.</summary>
public sealed class CaseTests : IDisposable
{
    // Of known networks one of each kind has to do: the others take gigabytes.
    private static readonly Dictionary<string, string> s_parts = new()
    {
        ["known networks, one image or 128 tokens"] = "MobileNetV2",
        ["loading"] = "ResNet-50",
        ["Fashion-MNIST, training"] = "784-128-10 SGD",
    };

    private static readonly ReportSettings s_settings = new() { Trains = true, Data = "nowhere" };

    public static TheoryData<string> Groups => [.. AllGroups.List.Select(group => group.Name)];

    [Theory]
    [MemberData(nameof(Groups))]
    public void EveryCaseRuns(string name)
    {
        BenchmarkGroup group = AllGroups.List.Single(group => group.Name == name);

        Assert.NotEmpty(Report.RunOnce(group, s_settings with { Only = s_parts.TryGetValue(name, out string? part) ? [part] : [] }));
    }

    [Fact]
    public void NamesOfAGroupDiffer() => Assert.All(AllGroups.List, group =>
    {
        string[] names = [.. group.Cases(s_settings).Select(row => row.Name)];
        Assert.Equal(names.Distinct(), names);
    });

    [Fact]
    public void NamesOfGroupsDiffer() => Assert.Equal(AllGroups.List.Count, AllGroups.List.Select(group => group.Name).Distinct().Count());

    [Fact]
    public void CasesThatAreComparedSayWithWhat() => Assert.All(
        AllGroups.List.SelectMany(group => group.Cases(s_settings)).Where(row => row.Targets.Any(IsComparison)), row => Assert.NotNull(row.Baseline));

    [Fact]
    public void BenchmarkDotNetCanTellCasesApart()
    {
        string[] names = [.. MicroBenchmarks.Names];
        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct(), names);
    }

    /// <inheritdoc/>
    public void Dispose() => TemporaryFiles.Delete();

    private static bool IsComparison(Target target) =>
        target.Unit is TargetUnit.TimesBaseline or TargetUnit.ShareOfBaseline or TargetUnit.ShareOfBandwidth;
}
