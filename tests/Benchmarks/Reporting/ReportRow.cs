using System;
using System.Collections.Generic;

namespace NetCompiler.Benchmarks;

/// <summary>A line of the table: a case and one of its targets.</summary>
/// <param name="Group">The group of the case.</param>
/// <param name="Name">The case.</param>
/// <param name="Seconds">Time of one unit of work, or infinity where none was measured.</param>
/// <param name="Rate">GFLOP/s, or 0.</param>
/// <param name="Baseline">What the case is compared with, or null.</param>
/// <param name="BaselineSeconds">The baseline's time of one unit of work, or infinity.</param>
/// <param name="Target">What must be reached, or null.</param>
/// <param name="Value">What was reached, or null where there was nothing to compare with.</param>
public sealed record ReportRow(
    string Group, string Name, double Seconds, double Rate, string? Baseline, double BaselineSeconds, Target? Target, double? Value)
{
    /// <summary>Whether the target is reached; null without a target or a value.</summary>
    public bool? IsReached => Target is null || Value is null ? null : Target.IsReached(Value.Value);

    /// <summary>What was measured, in the unit of the target.</summary>
    public string Measured => Target is null || Value is null ? "" : Target.Text(Value.Value, Baseline);

    /// <summary>The target in words.</summary>
    public string Goal => Target?.Text(Baseline) ?? "";

    /// <summary>Yes, no, or nothing.</summary>
    public string Verdict => IsReached switch { null => "", true => "yes", false => "no" };

    /// <summary>The time with a unit that suits it.</summary>
    public string Time => !double.IsFinite(Seconds) ? "" : Seconds switch
    {
        < 1e-6 => FormattableString.Invariant($"{1e9 * Seconds:F2} ns"),
        < 1e-3 => FormattableString.Invariant($"{1e6 * Seconds:F2} us"),
        _ => FormattableString.Invariant($"{1e3 * Seconds:F2} ms"),
    };

    /// <summary>The speed, if multiply-adds were counted.</summary>
    public string Speed => Rate == 0 ? "" : FormattableString.Invariant($"{Rate:F1}");

    /// <summary>A line for each target of a case, or one without.</summary>
    /// <param name="measured">The case.</param>
    /// <param name="peak">GFLOP/s of the machine.</param>
    public static IEnumerable<ReportRow> Of(Measurement measured, double peak)
    {
        BenchmarkCase row = measured.Row;
        double rate = row.MultiplyAdds == 0 ? 0 : measured.Rate;
        ReportRow plain = new(measured.Group, row.Name, measured.Seconds, rate, row.Baseline?.Name, measured.BaselineSeconds, null, null);
        if (row.Targets.Count == 0)
        {
            yield return plain;
        }

        foreach (Target target in row.Targets)
        {
            yield return plain with { Target = target, Value = measured.Value(target.Unit, peak) };
        }
    }
}
