using System;

namespace NetCompiler;

/// <summary>
/// A figure that each class has: precision, recall, F1. It follows from three counts of a class, and is 0 where it would be 0 / 0. Formulas and
/// conventions are those of scikit-learn (with <c>zero_division=0</c>).
/// </summary>
public abstract class ClassScore : ClassificationMetric
{
    private long[] _right = [];
    private long[] _predicted = [];
    private long[] _actual = [];

    /// <summary>How the value is made of those of the classes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the names.</exception>
    public ClassAverage Average
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Average), $"Average is {value}; Macro or Micro is needed.");
    }

    /// <summary>The one class whose score is the value, for example 1 of two; null for an average over all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int? Class
    {
        get;
        init => field = value is null or >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Class), $"Class is {value}; a class index is 0 or more.");
    }

    /// <inheritdoc/>
    public sealed override string Name =>
        Class is int one ? $"{Term} of class {one}" : Average == ClassAverage.Micro ? $"micro {Term}" : Term;

    /// <summary>What it is called: <c>precision</c>.</summary>
    private protected abstract string Term { get; }

    /// <summary>The score of one class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    /// <exception cref="InvalidOperationException">No rows were added.</exception>
    public double OfClass(int index)
    {
        CheckRows();
        return (uint)index < (uint)Classes
            ? Score(_right[index], _predicted[index], _actual[index])
            : throw new ArgumentOutOfRangeException(nameof(index), $"Class {index} was asked for; there are the classes 0 to {Classes - 1}.");
    }

    /// <inheritdoc/>
    protected sealed override void Reset(int classes)
    {
        if (Class >= classes)
        {
            throw new ArgumentException($"'{Name}' can't be measured; there are the classes 0 to {classes - 1}.", nameof(classes));
        }

        _right = new long[classes];
        _predicted = new long[classes];
        _actual = new long[classes];
    }

    /// <inheritdoc/>
    protected sealed override void Count(int predicted, int actual)
    {
        _predicted[predicted]++;
        _actual[actual]++;
        _right[actual] += predicted == actual ? 1 : 0;
    }

    /// <inheritdoc/>
    protected sealed override double Compute()
    {
        if (Class is int one)
        {
            return OfClass(one);
        }

        double sum = 0;
        long right = 0, all = 0;
        int seen = 0;
        for (int i = 0; i < Classes; i++)
        {
            sum += OfClass(i);
            seen += _predicted[i] + _actual[i] > 0 ? 1 : 0;
            right += _right[i];
            all += _actual[i];
        }

        return Average == ClassAverage.Micro ? Score(right, all, all) : sum / seen;
    }

    /// <summary>The score of counts.</summary>
    /// <param name="right">Rows of the class that were predicted as such.</param>
    /// <param name="predicted">Rows that were predicted to be of the class.</param>
    /// <param name="actual">Rows of the class.</param>
    private protected abstract double Score(long right, long predicted, long actual);

    /// <summary>A quotient that is 0 where nothing is divided by nothing.</summary>
    private protected static double Ratio(long dividend, long divisor) => divisor == 0 ? 0 : (double)dividend / divisor;
}
