using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using Xunit;

namespace NetCompiler.Benchmarks.Tests;

public class ReportTests
{
    private const string Page = "# Speed\n<!-- report -->\nold\n<!-- end of the report -->\nMore.\n";

    private static readonly Report s_report = new(
        new MachineRates("Vector512", 200, [new LevelRate("L1", 16384, 400)]),
        [
            new("dense", "forward", 1e-6, 180, null, double.PositiveInfinity, new Target(TargetUnit.ShareOfPeak, 0.88), 0.9),
            new("networks", "tiny", 5e-9, 0, "ONNX Runtime", 4e-7, new Target(TargetUnit.TimesBaseline, 100), 80),
            new("networks", "tiny", 5e-9, 0, "ONNX Runtime", double.PositiveInfinity, new Target(TargetUnit.TimesBaseline, 100), null),
            new("networks", "threads", 5e-3, 0, "one thread", 5e-3, new Target(TargetUnit.TimesBaseline, 1.8, IsRequired: false), 1),
            new("networks", "plain", 2e-3, 0, null, double.PositiveInfinity, null, null),
        ]);

    [Fact]
    public void TheTableHasALineForEachTarget()
    {
        string[] lines = ReportText.Table(s_report).Split('\n');
        string Line(string name) => string.Join(
            ' ', lines.First(line => line.Contains(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal("| forward | 1.00 us | 180.0 | 90% of peak | at least 88% of peak | yes |", Line("forward"));
        Assert.Equal("| tiny | 5.00 ns | | 80 times ONNX Runtime | at least 100 times ONNX Runtime | no |", Line("tiny"));
        Assert.Equal("| threads | 5.00 ms | | 1 times one thread | at least 1.8 times one thread (not required) | no |", Line("threads"));
        Assert.Equal("| plain | 2.00 ms | | | | |", Line("plain"));
        Assert.Single(lines.Take(9).Select(line => line.Length).Distinct());
        Assert.Equal("Vector512; peak of one thread 200 GFLOP/s; it reads L1 at 400 GB/s. 1 of 2 targets reached.", lines[^1]);
    }

    [Fact]
    public void JsonHasAllNumbers()
    {
        using JsonDocument document = JsonDocument.Parse(ReportText.Json(s_report));
        JsonElement rows = document.RootElement.GetProperty("rows");

        Assert.Equal(200, document.RootElement.GetProperty("machine").GetProperty("Peak").GetDouble());
        Assert.Equal(5, rows.GetArrayLength());
        Assert.Equal(0.9, rows[0].GetProperty("value").GetDouble());
        Assert.Equal(JsonValueKind.Null, rows[2].GetProperty("value").ValueKind);
        Assert.True(rows[0].GetProperty("reached").GetBoolean());
    }

    [Fact]
    public void TheTableOfAPageIsReplaced()
    {
        string page = ReportText.Insert(Page, s_report);

        Assert.StartsWith("# Speed\n<!-- report -->\n| case", page, StringComparison.Ordinal);
        Assert.EndsWith("<!-- end of the report -->\nMore.\n", page, StringComparison.Ordinal);
        Assert.DoesNotContain("old", page, StringComparison.Ordinal);
        Assert.Equal(page, ReportText.Insert(page, s_report));
    }

    [Fact]
    public void APageWithoutAPlaceIsRefused() => Assert.Throws<InvalidDataException>(() => ReportText.Insert("# Speed", s_report));

    [Fact]
    public void TheDocumentHasAPlaceForTheTable()
    {
        string root = typeof(ReportTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "RepositoryRoot").Value!;
        string page = File.ReadAllText(Path.Combine(root, "docs", "performance.md"));

        Assert.Contains("| forward", ReportText.Insert(page, s_report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("dense", true)]
    [InlineData("FORWARD dense", true)]
    [InlineData("dense gradient", false)]
    public void OnlyNamesCasesOfGroups(string words, bool included) =>
        Assert.Equal(included, new ReportSettings { Only = words.Split(' ') }.Includes("dense layers", "8x4 forward"));
}
