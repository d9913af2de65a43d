using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetCompiler.Benchmarks;

/// <summary>A report as a table, also of a page, and as JSON.</summary>
public static class ReportText
{
    private const string Begin = "<!-- report -->", End = "<!-- end of the report -->";

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    /// <summary>The table, in Markdown that can be read as it is.</summary>
    public static string Table(Report report)
    {
        string[] head = ["case", "time", "GFLOP/s", "measured", "target", "reached"];
        List<string[]> lines = [head, [.. head.Select(_ => "")]];
        string group = "";
        foreach (ReportRow row in report.Rows)
        {
            if (row.Group != group)
            {
                group = row.Group;
                lines.Add([$"**{group}**", "", "", "", "", ""]);
            }

            lines.Add([row.Name, row.Time, row.Speed, row.Measured, row.Goal, row.Verdict]);
        }

        int[] widths = [.. Enumerable.Range(0, head.Length).Select(column => lines.Max(line => line[column].Length))];
        lines[1] = [.. widths.Select(width => new string('-', width))];
        IEnumerable<string> text = lines.Select(
            line => $"| {string.Join(" | ", line.Select((cell, column) => Aligned(cell, widths[column], column)))} |");
        return string.Join('\n', [.. text, "", Summary(report)]);
    }

    /// <summary>What was measured on, and how many targets were reached.</summary>
    public static string Summary(Report report)
    {
        ReportRow[] required = [.. report.Rows.Where(row => row is { IsReached: not null, Target.IsRequired: true })];
        return $"{report.Machine}. {required.Count(row => row.IsReached == true)} of {required.Length} targets reached.";
    }

    /// <summary>All numbers.</summary>
    public static string Json(Report report)
    {
        JsonArray rows = [.. report.Rows.Select(row => (JsonNode)new JsonObject
        {
            ["group"] = row.Group,
            ["name"] = row.Name,
            ["nanoseconds"] = Number(1e9 * row.Seconds),
            ["gflops"] = row.Rate == 0 ? null : Number(row.Rate),
            ["baseline"] = row.Baseline,
            ["baselineNanoseconds"] = Number(1e9 * row.BaselineSeconds),
            ["unit"] = row.Target?.Unit.ToString(),
            ["value"] = Number(row.Value ?? double.NaN),
            ["target"] = Number(row.Target?.Value ?? double.NaN),
            ["required"] = row.Target?.IsRequired,
            ["reached"] = row.IsReached,
        })];
        JsonObject all = new() { ["machine"] = JsonSerializer.SerializeToNode(report.Machine), ["rows"] = rows };
        return all.ToJsonString(s_indented);
    }

    /// <summary>Puts the table into a page, in the place of the one that is there.</summary>
    /// <exception cref="InvalidDataException">The page has no place for it.</exception>
    public static string Insert(string page, Report report)
    {
        int begin = page.IndexOf(Begin, StringComparison.Ordinal), end = page.IndexOf(End, StringComparison.Ordinal);
        return begin < 0 || end < begin
            ? throw new InvalidDataException($"The page has no lines {Begin} and {End}, between which the table goes.")
            : $"{page[..begin]}{Begin}\n{Table(report)}\n{page[end..]}";
    }

    // JSON has no infinity and no NaN.
    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    // Numbers to the right.
    private static string Aligned(string cell, int width, int column) => column is 1 or 2 ? cell.PadLeft(width) : cell.PadRight(width);
}
