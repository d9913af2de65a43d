using System;

namespace NetCompiler;

/// <summary>The mean of |prediction - target| over all numbers of all rows, in the targets' unit.</summary>
public sealed class MeanAbsoluteError : RegressionMetric
{
    private double _sum;
    private long _count;

    /// <inheritdoc/>
    public override string Name => "MAE";

    /// <inheritdoc/>
    protected override void Reset(int length)
    {
        _sum = 0;
        _count = 0;
    }

    /// <inheritdoc/>
    protected override void Count(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            _sum += Math.Abs((double)predictions[i] - targets[i]);
        }

        _count += targets.Length;
    }

    /// <inheritdoc/>
    protected override double Compute() => _sum / _count;
}
