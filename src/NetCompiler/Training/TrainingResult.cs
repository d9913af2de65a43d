using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>What came out of a training.</summary>
/// <param name="Reason">Why it ended.</param>
/// <param name="History">One report for each whole epoch.</param>
/// <param name="Problem">Where the numbers went wrong, if the training diverged and the place was found.</param>
public sealed record TrainingResult(StopReason Reason, IReadOnlyList<EpochReport> History, NumericalProblem? Problem)
{
    /// <summary>A sentence.</summary>
    public override string ToString()
    {
        string last = History.Count == 0 ? "no epoch was finished" : History[^1].ToString();
        string problem = Problem is null ? string.Empty : $"; {Problem}";
        return FormattableString.Invariant($"{Reason}: {last}{problem}");
    }
}
