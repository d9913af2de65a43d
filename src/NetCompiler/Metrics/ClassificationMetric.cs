using System;

namespace NetCompiler;

/// <summary>
/// A figure about classes. Where targets are labels, the predicted class is that of the largest score, the first of equal ones. Where they are
/// numbers, from 0 to 1, each is a question of its own with two classes: class 1 is predicted above <see cref="Threshold"/>, and right above 1/2.
/// </summary>
public abstract class ClassificationMetric : Metric
{
    private const int TwoClasses = 2;

    /// <summary>Where class 1 begins if targets are numbers: 0.5 for probabilities, 0 for logits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is infinite or NaN.</exception>
    public double Threshold
    {
        get;
        init => field = double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Threshold), FormattableString.Invariant($"Threshold is {value}; a finite number is needed."));
    }
    = 0.5;

    /// <summary>Number of classes; 0 before the metric was begun.</summary>
    public int Classes { get; private set; }

    /// <inheritdoc/>
    protected sealed override void Reset(MetricShape shape)
    {
        (int classes, int rest) = shape.HasLabels ? Math.DivRem(shape.OutputLength, shape.TargetLength) : (TwoClasses, 0);
        if (rest != 0 || classes < TwoClasses)
        {
            throw new ArgumentException(
                $"'{Name}' compares classes; a row with {shape.TargetLength} labels and {shape.OutputLength} outputs has not two scores or more "
                    + "for each.",
                nameof(shape));
        }

        if (!shape.HasLabels && shape.OutputLength != shape.TargetLength)
        {
            throw new ArgumentException(
                $"'{Name}' compares each number of a prediction with one of the target; a row has {shape.OutputLength} and {shape.TargetLength}.",
                nameof(shape));
        }

        Reset(classes);
        Classes = classes;
    }

    /// <summary>Makes new memory, all zero.</summary>
    /// <exception cref="ArgumentException">The metric says nothing about so few classes.</exception>
    protected abstract void Reset(int classes);

    /// <summary>Counts one prediction.</summary>
    protected abstract void Count(int predicted, int actual);

    /// <summary>Counts one prediction by the scores of all classes.</summary>
    protected virtual void Count(ReadOnlySpan<float> scores, int actual)
    {
        int largest = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            largest = scores[i] > scores[largest] ? i : largest;
        }

        Count(largest, actual);
    }

    /// <inheritdoc/>
    protected sealed override void Count(ReadOnlySpan<float> predictions, ReadOnlySpan<int> labels)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)Classes)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(labels), $"labels has {labels[i]} at {i}; predictions have scores of the classes 0 to {Classes - 1}.");
            }

            Count(predictions.Slice(i * Classes, Classes), labels[i]);
        }
    }

    /// <inheritdoc/>
    protected sealed override void Count(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            if (!(targets[i] >= 0 && targets[i] <= 1))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(targets),
                    FormattableString.Invariant(
                        $"targets has {targets[i]} at {i}; '{Name}' reads numbers as class 0 or 1, so they are from 0 to 1."));
            }

            Count(predictions[i] > Threshold ? 1 : 0, targets[i] > 0.5f ? 1 : 0);
        }
    }
}
