using System;

namespace NetCompiler;

/// <summary>What the rows that a <see cref="Metric"/> adds up look like.</summary>
/// <param name="OutputLength">Numbers of one row's prediction.</param>
/// <param name="TargetLength">Labels, or numbers, of one row's target.</param>
/// <param name="HasLabels">Whether targets are labels (class indices) or numbers.</param>
public readonly record struct MetricShape(int OutputLength, int TargetLength, bool HasLabels)
{
    /// <summary>One label a row, and a score for each class.</summary>
    public static MetricShape OfClasses(int classes) => new(classes, 1, HasLabels: true);

    /// <summary>As many numbers predicted as there are in a target.</summary>
    public static MetricShape OfNumbers(int length) => new(length, length, HasLabels: false);

    internal int CountRows(int outputs, int targets)
    {
        if (OutputLength < 1 || TargetLength < 1)
        {
            throw new InvalidOperationException("Begin was not called. Say with it what the rows look like, then add them.");
        }

        (int rows, int rest) = Math.DivRem(targets, TargetLength);
        return rest == 0 && outputs == (long)rows * OutputLength
            ? rows
            : throw new ArgumentException(
                $"{outputs} numbers of predictions and {targets} of targets were given; each row has {OutputLength} of the first and "
                    + $"{TargetLength} of the second.");
    }
}
