using System;

namespace NetCompiler;

/// <summary>A figure about predicted numbers.</summary>
public abstract class RegressionMetric : Metric
{
    /// <inheritdoc/>
    public override bool HigherIsBetter => false;

    /// <inheritdoc/>
    protected sealed override void Reset(MetricShape shape)
    {
        if (shape.HasLabels || shape.OutputLength != shape.TargetLength)
        {
            string targets = shape.HasLabels ? "labels" : "numbers";
            throw new ArgumentException(
                $"'{Name}' compares each number of a prediction with one of the target; a row has {shape.OutputLength} numbers and "
                    + $"{shape.TargetLength} {targets}.",
                nameof(shape));
        }

        Reset(shape.OutputLength);
    }

    /// <summary>Makes new memory for rows of so many numbers, all zero.</summary>
    protected abstract void Reset(int length);

    /// <inheritdoc/>
    protected sealed override void Count(ReadOnlySpan<float> predictions, ReadOnlySpan<int> labels) =>
        throw new InvalidOperationException($"'{Name}' compares numbers, not labels.");
}
