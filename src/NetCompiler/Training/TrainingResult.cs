using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>What came out of a training.</summary>
/// <param name="Reason">Why it ended.</param>
/// <param name="History">One report for each whole epoch, those before a resumption included.</param>
/// <param name="Problem">Where the numbers went wrong, if the training diverged and the place was found.</param>
public sealed record TrainingResult(StopReason Reason, IReadOnlyList<EpochReport> History, NumericalProblem? Problem)
{
    /// <summary>The last whole epoch: the one it ended behind; 0 if none was finished.</summary>
    public int Epoch => History.Count == 0 ? 0 : History[^1].Epoch;

    /// <summary>The epoch that was best by the monitored value; null if none was finished.</summary>
    public EpochReport? Best { get; init; }

    /// <summary>What was monitored.</summary>
    public MonitoredValue? Monitor { get; init; }

    /// <summary>A sentence.</summary>
    public override string ToString()
    {
        string last = History.Count == 0 ? "no epoch was finished" : History[^1].ToString();
        string problem = Problem is null ? string.Empty : $"; {Problem}";
        string best = Best is null || Monitor is null
            ? string.Empty
            : FormattableString.Invariant($"; best by {Monitor.Name}: {Monitor.Read(Best):0.0000} in epoch {Best.Epoch}");
        return FormattableString.Invariant($"{Reason} after {last}{best}{problem}");
    }
}
