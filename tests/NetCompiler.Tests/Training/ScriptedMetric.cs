using System;

namespace NetCompiler.Tests.Training;

/// <summary>A metric of one's own, with a value known beforehand for each epoch.</summary>
internal sealed class ScriptedMetric(bool higherIsBetter, params double[] values) : Metric
{
    private int _epochs;

    public override string Name => "script";

    public override bool HigherIsBetter => higherIsBetter;

    protected override void Reset(MetricShape shape)
    {
    }

    protected override void Count(ReadOnlySpan<float> predictions, ReadOnlySpan<int> labels)
    {
    }

    protected override void Count(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
    }

    protected override double Compute() => values[Math.Min(_epochs++, values.Length - 1)];
}
