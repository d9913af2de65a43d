using System;
using System.Globalization;
using System.Text;

namespace NetCompiler;

/// <summary>How often each class was predicted for each class: a row of the matrix is a true class, a column a predicted one.</summary>
public sealed class ConfusionMatrix : ClassificationMetric
{
    private long[] _counts = [];

    /// <summary>The value of a matrix as one number is the share on its diagonal.</summary>
    public override string Name => "diagonal of the confusion matrix";

    /// <summary>Rows of class <paramref name="actual"/> that were predicted to be of class <paramref name="predicted"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long this[int actual, int predicted] =>
        _counts[(CheckedClass(actual, nameof(actual)) * Classes) + CheckedClass(predicted, nameof(predicted))];

    /// <summary>The matrix as text, a line for each true class.</summary>
    public override string ToString()
    {
        int width = 1;
        foreach (long count in _counts)
        {
            width = Math.Max(width, count.ToString(CultureInfo.InvariantCulture).Length);
        }

        StringBuilder text = new();
        for (int i = 0; i < _counts.Length; i++)
        {
            text.Append(_counts[i].ToString(CultureInfo.InvariantCulture).PadLeft(width)).Append((i + 1) % Classes == 0 ? '\n' : ' ');
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    protected override void Reset(int classes) => _counts = new long[checked(classes * classes)];

    /// <inheritdoc/>
    protected override void Count(int predicted, int actual) => _counts[(actual * Classes) + predicted]++;

    /// <inheritdoc/>
    protected override double Compute()
    {
        long right = 0, all = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            right += i % (Classes + 1) == 0 ? _counts[i] : 0;
            all += _counts[i];
        }

        return (double)right / all;
    }

    private int CheckedClass(int index, string name) =>
        (uint)index < (uint)Classes
            ? index
            : throw new ArgumentOutOfRangeException(name, $"{name} is class {index}; there are the classes 0 to {Classes - 1}.");
}
