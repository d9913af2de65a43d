using System;
using System.Collections.Generic;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <summary>What a training knows of its epochs: their reports, the best of them, and how much patience is used up.</summary>
internal sealed class TrainingProgress
{
    /// <summary>A report for each whole epoch.</summary>
    public List<EpochReport> History { get; init; } = [];

    /// <summary>The name of the value by which the best epoch is the best; empty before any.</summary>
    public string Monitored { get; set; } = string.Empty;

    /// <summary>The best epoch, from 1; 0 for none.</summary>
    public int BestEpoch { get; set; }

    /// <summary>Its value.</summary>
    public double BestValue { get; set; }

    /// <summary>Its weights, a snapshot that was published, if they are to be restored.</summary>
    public Snapshot? BestWeights { get; set; }

    /// <summary>Epochs in a row, up to now, that used up patience.</summary>
    public int StaleEpochs { get; set; }

    /// <summary>The best epoch's report.</summary>
    public EpochReport? Best => History.Find(report => report.Epoch == BestEpoch);

    /// <summary>A copy that this one's further epochs do not change.</summary>
    public TrainingProgress Copy() => new()
    {
        History = [.. History],
        Monitored = Monitored,
        BestEpoch = BestEpoch,
        BestValue = BestValue,
        BestWeights = BestWeights?.Clone(),
        StaleEpochs = StaleEpochs,
    };

    /// <summary>Says what is monitored from now on. A best epoch by something else, or without the weights that are needed, is none.</summary>
    public void Follow(MonitoredValue monitor, bool restoresBest)
    {
        if (Monitored != monitor.Name || (restoresBest && BestWeights is null))
        {
            BestEpoch = 0;
            BestValue = 0;
            StaleEpochs = 0;
        }

        Monitored = monitor.Name;
        BestWeights = restoresBest ? BestWeights : null;
    }

    /// <summary>Takes in an epoch, and says whether it is the best so far.</summary>
    /// <param name="report">Its report.</param>
    /// <param name="weights">The published weights at its end.</param>
    /// <param name="monitor">What is monitored.</param>
    /// <param name="stopping">When to stop, or null.</param>
    /// <exception cref="InvalidOperationException">The monitored value is NaN. Nothing was changed.</exception>
    public bool Add(EpochReport report, Snapshot weights, MonitoredValue monitor, EarlyStopping? stopping)
    {
        double value = monitor.Read(report);
        if (double.IsNaN(value))
        {
            throw new InvalidOperationException(
                $"'{monitor.Name}' of epoch {report.Epoch} is NaN, which is neither better nor worse than any other. Set Monitor to another value.");
        }

        History.Add(report);
        if (BestEpoch == 0 || monitor.IsBetter(value, BestValue, stopping?.MinimalChange ?? 0))
        {
            BestEpoch = report.Epoch;
            BestValue = value;
            BestWeights = stopping?.RestoreBest == true ? weights : null;
            StaleEpochs = 0;
            return true;
        }

        StaleEpochs += report.Epoch >= (stopping?.StartEpoch ?? 1) ? 1 : 0;
        return false;
    }
}
