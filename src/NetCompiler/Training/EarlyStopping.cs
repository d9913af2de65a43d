using System;

namespace NetCompiler;

/// <summary>
/// Ends a training when <see cref="TrainingOptions.Monitor"/> has not improved for some epochs (Prechelt: Early stopping, but when?, 1998).
/// </summary>
public sealed record EarlyStopping
{
    /// <summary>Epochs in a row without an improvement that end the training, at least 1.</summary>
    public int Patience
    {
        get;
        init => field = CheckedPositive(value, nameof(Patience));
    }
    = 10;

    /// <summary>An improvement is a change by more than this, from 0, in the unit of the monitored value.</summary>
    public double MinimalChange
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(MinimalChange), FormattableString.Invariant($"MinimalChange is {value}; a finite number from 0 is needed."));
    }

    /// <summary>The first epoch that may use up patience, from 1: what comes before may go up and down.</summary>
    public int StartEpoch
    {
        get;
        init => field = CheckedPositive(value, nameof(StartEpoch));
    }
    = 1;

    /// <summary>
    /// Whether the network gets the weights of the best epoch when the training ends, for whatever reason; the session's working copy stays as it
    /// is. Otherwise it keeps those of the last epoch.
    /// </summary>
    public bool RestoreBest { get; init; } = true;

    private static int CheckedPositive(int value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(name, $"{name} is {value}; at least 1 is needed.");
}
