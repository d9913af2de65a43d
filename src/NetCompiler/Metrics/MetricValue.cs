using System;

namespace NetCompiler;

/// <summary>What a metric came to.</summary>
/// <param name="Name">The metric's name: <c>accuracy</c>.</param>
/// <param name="Value">Its value over all rows.</param>
public readonly record struct MetricValue(string Name, double Value)
{
    /// <summary><c>accuracy 0.9876</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} {Value:0.0000}");
}
