using System;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <summary>
/// A figure of how good predictions are, added up batch after batch in the order of the rows: the same bits whatever the size of the batches. An
/// evaluation begins it anew, and the value stays to be read behind it; one evaluation at a time may use an object. A training works on copies.
/// </summary>
/// <remarks>Adding allocates nothing; <see cref="Begin"/> does.</remarks>
public abstract class Metric
{
    private MetricShape _shape;

    /// <summary>Its name in reports: <c>accuracy</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a larger value is a better one.</summary>
    public virtual bool HigherIsBetter => true;

    /// <summary>The least rows that it is defined for.</summary>
    public virtual int MinimumRows => 1;

    /// <summary>Rows added since <see cref="Begin"/>.</summary>
    public long RowCount { get; private set; }

    /// <summary>The value over all rows added; NaN if a prediction was NaN or infinite.</summary>
    /// <exception cref="InvalidOperationException">Fewer than <see cref="MinimumRows"/> rows were added.</exception>
    public double Value
    {
        get
        {
            CheckRows();
            return HasNonFinite ? double.NaN : Compute();
        }
    }

    /// <summary>Whether a prediction was NaN or infinite.</summary>
    internal bool HasNonFinite { get; private set; }

    /// <summary>Forgets all rows.</summary>
    /// <param name="shape">What the rows that will be added look like.</param>
    /// <exception cref="ArgumentException">The metric says nothing about such rows.</exception>
    public void Begin(MetricShape shape)
    {
        if (shape.OutputLength < 1 || shape.TargetLength < 1)
        {
            throw new ArgumentException(
                $"A row has {shape.OutputLength} outputs and {shape.TargetLength} targets; at least 1 is needed.", nameof(shape));
        }

        Reset(shape);
        _shape = shape;
        RowCount = 0;
        HasNonFinite = false;
    }

    /// <summary>Adds rows whose targets are labels.</summary>
    /// <param name="predictions">Scores of the classes for each label, [rows, labels, classes]: logits or probabilities.</param>
    /// <param name="labels">Class indices, [rows, labels].</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a label is out of range.</exception>
    /// <exception cref="InvalidOperationException">The metric was begun for targets of numbers, or not begun.</exception>
    public void Add(ReadOnlySpan<float> predictions, ReadOnlySpan<int> labels)
    {
        int rows = CountRows(predictions.Length, labels.Length, areLabels: true);
        if (IsFinite(predictions))
        {
            Count(predictions, labels);
        }

        RowCount += rows;
    }

    /// <summary>Adds rows whose targets are numbers.</summary>
    /// <param name="predictions">Predictions, [rows, numbers].</param>
    /// <param name="targets">What they should be, [rows, numbers].</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a target is not allowed.</exception>
    /// <exception cref="InvalidOperationException">The metric was begun for targets that are labels, or not begun.</exception>
    public void Add(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        int rows = CountRows(predictions.Length, targets.Length, areLabels: false);
        if (IsFinite(predictions))
        {
            Count(predictions, targets);
        }

        RowCount += rows;
    }

    /// <summary>The value of name and rows.</summary>
    public override string ToString() => RowCount < MinimumRows ? $"{Name} of no rows" : new MetricValue(Name, Value).ToString();

    /// <summary>An object with the same settings. It is to be begun before it is used.</summary>
    internal Metric Copy()
    {
        Metric copy = (Metric)MemberwiseClone();
        copy._shape = default;
        copy.RowCount = 0;
        return copy;
    }

    /// <summary>Makes new memory for rows of this shape, all zero: the object may be a copy that shares the old one.</summary>
    /// <exception cref="ArgumentException">The metric says nothing about such rows.</exception>
    protected abstract void Reset(MetricShape shape);

    /// <summary>Counts rows with labels. Lengths are checked, and predictions finite.</summary>
    protected abstract void Count(ReadOnlySpan<float> predictions, ReadOnlySpan<int> labels);

    /// <summary>Counts rows with targets that are numbers. Lengths are checked, and predictions finite.</summary>
    protected abstract void Count(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);

    /// <summary>The value over the rows counted, <see cref="MinimumRows"/> or more.</summary>
    protected abstract double Compute();

    /// <summary>Refuses to speak of too few rows.</summary>
    private protected void CheckRows()
    {
        if (RowCount < MinimumRows)
        {
            throw new InvalidOperationException($"'{Name}' has seen {RowCount} rows; it needs {MinimumRows} or more. Evaluate with it first.");
        }
    }

    private int CountRows(int outputs, int targets, bool areLabels)
    {
        int rows = _shape.CountRows(outputs, targets);
        return _shape.HasLabels == areLabels
            ? rows
            : throw new InvalidOperationException(
                $"'{Name}' was begun for targets that are {Kind(_shape.HasLabels)}, and was given {Kind(areLabels)}. Begin it for these.");

        static string Kind(bool labels) => labels ? "labels" : "numbers";
    }

    private bool IsFinite(ReadOnlySpan<float> predictions)
    {
        HasNonFinite |= NonFinite.IndexIn(predictions) >= 0;
        return !HasNonFinite;
    }
}
