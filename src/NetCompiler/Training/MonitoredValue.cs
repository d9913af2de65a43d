using System;

namespace NetCompiler;

/// <summary>The figure of an epoch by which a training tells better from worse: a loss, or a metric of the validation rows.</summary>
public sealed record MonitoredValue
{
    private MonitoredValue(string name, bool higherIsBetter)
    {
        Name = name;
        HigherIsBetter = higherIsBetter;
    }

    /// <summary>The mean loss of the validation rows.</summary>
    public static MonitoredValue ValidationLoss { get; } = new("validation loss", higherIsBetter: false);

    /// <summary>The mean loss of the rows that are trained on.</summary>
    public static MonitoredValue TrainingLoss { get; } = new("training loss", higherIsBetter: false);

    /// <summary>Its name: <c>validation loss</c>.</summary>
    public string Name { get; }

    /// <summary>Whether a larger value is a better one.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>A metric, which has to be among <see cref="TrainingOptions.Metrics"/>; the object may be another one with equal settings.</summary>
    public static MonitoredValue Of(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return new(metric.Name, metric.HigherIsBetter);
    }

    /// <summary>The value in a report.</summary>
    /// <exception cref="ArgumentException">The report has no such value.</exception>
    public double Read(EpochReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (this == TrainingLoss)
        {
            return report.TrainingLoss;
        }

        if (this == ValidationLoss && report.ValidationLoss is float loss)
        {
            return loss;
        }

        foreach (MetricValue metric in report.Metrics)
        {
            if (metric.Name == Name)
            {
                return metric.Value;
            }
        }

        throw new ArgumentException($"The report of epoch {report.Epoch} has no '{Name}'.", nameof(report));
    }

    /// <summary>Whether a value is better than another one by more than a change.</summary>
    public bool IsBetter(double value, double other, double minimalChange = 0) =>
        HigherIsBetter ? value - other > minimalChange : other - value > minimalChange;
}
