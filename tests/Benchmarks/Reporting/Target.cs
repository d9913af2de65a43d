using System;

namespace NetCompiler.Benchmarks;

/// <summary>What a row must reach.</summary>
/// <param name="Unit">What it is measured in.</param>
/// <param name="Value">The least or the most, by the unit.</param>
/// <param name="IsRequired">Whether a report without it has failed: what a second processor gives depends on who else uses it.</param>
public sealed record Target(TargetUnit Unit, double Value, bool IsRequired = true)
{
    /// <summary>Whether a measured value is enough.</summary>
    public bool IsReached(double value) => IsUpperLimit ? value <= Value : value >= Value;

    /// <summary>A value with its unit.</summary>
    /// <param name="value">What was measured.</param>
    /// <param name="baseline">What it is compared with, for units that compare.</param>
    public string Text(double value, string? baseline) => Unit switch
    {
        TargetUnit.ShareOfPeak => FormattableString.Invariant($"{100 * value:F0}% of peak"),
        TargetUnit.ShareOfBandwidth => FormattableString.Invariant($"{100 * value:F0}% of bandwidth"),
        TargetUnit.ShareOfBaseline => FormattableString.Invariant($"{100 * value:F0}% of {baseline}"),
        TargetUnit.TimesBaseline => FormattableString.Invariant($"{value:G3} times {baseline}"),
        TargetUnit.Nanoseconds => FormattableString.Invariant($"{value:G3} ns"),
        TargetUnit.Milliseconds => FormattableString.Invariant($"{value:G3} ms"),
        TargetUnit.AllocatedBytes => FormattableString.Invariant($"{value:F0} bytes"),
        TargetUnit.Lines => FormattableString.Invariant($"{value:F0} lines"),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>The target itself, such as <c>at least 88% of peak</c>.</summary>
    public string Text(string? baseline) =>
        $"{(IsUpperLimit ? "at most" : "at least")} {Text(Value, baseline)}{(IsRequired ? "" : " (not required)")}";

    private bool IsUpperLimit => Unit >= TargetUnit.Nanoseconds;
}
