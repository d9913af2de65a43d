using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler;

/// <content>What is measured and kept, and when a training ends early.</content>
public sealed partial record TrainingOptions
{
    /// <summary>Metrics of the validation rows, reported for each epoch. The training works on copies of them.</summary>
    /// <exception cref="ArgumentException">One is null, or two have the same name, or a name is empty or that of a loss.</exception>
    public IReadOnlyList<Metric> Metrics
    {
        get;
        init => field = CheckedMetrics(value);
    }
    = [];

    /// <summary>
    /// What tells better epochs from worse for <see cref="EarlyStopping"/>, <see cref="Checkpoints"/> and a <see cref="PlateauSchedule"/> alike; null
    /// for the validation loss, or the training loss where there are no validation rows.
    /// </summary>
    public MonitoredValue? Monitor { get; init; }

    /// <summary>When the training ends before all epochs are done; null for never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Where and when the training is saved; null for never.</summary>
    public Checkpoints? Checkpoints { get; init; }

    private static Metric[] CheckedMetrics(IReadOnlyList<Metric> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics, nameof(Metrics));
        HashSet<string> names = [MonitoredValue.ValidationLoss.Name, MonitoredValue.TrainingLoss.Name];
        foreach (Metric? metric in metrics)
        {
            string name = metric?.Name ?? throw new ArgumentException("Metrics holds null, or a metric without a name.", nameof(Metrics));
            if (name.Length == 0 || name.Any(char.IsControl) || !names.Add(name))
            {
                throw new ArgumentException(
                    $"Metrics holds '{name}'; each needs a name of its own, without line breaks and tabs, that is not the name of a loss.",
                    nameof(Metrics));
            }
        }

        return [.. metrics];
    }
}
