using System;

namespace NetCompiler;

/// <summary>The root of the mean of (prediction - target)² over all numbers of all rows, in the targets' unit.</summary>
public sealed class RootMeanSquaredError : RegressionMetric
{
    private double _sum;
    private long _count;

    /// <inheritdoc/>
    public override string Name => "RMSE";

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
            double difference = (double)predictions[i] - targets[i];
            _sum += difference * difference;
        }

        _count += targets.Length;
    }

    /// <inheritdoc/>
    protected override double Compute() => Math.Sqrt(_sum / _count);
}
