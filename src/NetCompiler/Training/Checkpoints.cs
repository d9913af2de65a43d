using System;

namespace NetCompiler;

/// <summary>
/// Where and when a training is saved, so that it can go on after the process or the machine was stopped, with the same bits. The two newest
/// checkpoints are kept, <c>session-000000001200.safetensors</c> by the number of updates; each appears whole or not at all. A folder serves one
/// training.
/// </summary>
public sealed record Checkpoints
{
    /// <summary>Sets the folder; it is made if it is not there.</summary>
    public Checkpoints(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = folder;
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>A checkpoint is written at the end of every so many epochs, at least 1, and at the end of the training.</summary>
    public int EveryEpochs
    {
        get;
        init => field = CheckedPositive(value, nameof(EveryEpochs));
    }
    = 1;

    /// <summary>A checkpoint is also written after every so many updates, at least 1; null for none in the middle of an epoch.</summary>
    public int? EverySteps
    {
        get;
        init => field = value is int steps ? CheckedPositive(steps, nameof(EverySteps)) : null;
    }

    /// <summary>
    /// Whether the weights of the best epoch by <see cref="TrainingOptions.Monitor"/> are kept too: <c>best.safetensors</c>, which the network's own
    /// <c>Load</c> reads.
    /// </summary>
    public bool KeepBest { get; init; } = true;

    private static int CheckedPositive(int value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(name, $"{name} is {value}; at least 1 is needed.");
}
