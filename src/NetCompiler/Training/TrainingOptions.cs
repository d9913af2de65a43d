using System;

namespace NetCompiler;

/// <summary>How a network is trained.</summary>
public sealed partial record TrainingOptions
{
    /// <summary>The optimizer; Adam with PyTorch's settings unless given.</summary>
    public Optimizer Optimizer
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Optimizer));
    }
    = new Adam();

    /// <summary>How often all rows are gone through, at least once.</summary>
    public int Epochs
    {
        get;
        init => field = CheckedPositive(value, nameof(Epochs));
    }
    = 10;

    /// <summary>Rows of a step, at least 1; the last step of an epoch takes those that are left. Fixes the session's memory.</summary>
    public int BatchSize
    {
        get;
        init => field = CheckedPositive(value, nameof(BatchSize));
    }
    = 32;

    /// <summary>The seed of order and dropout: equal seeds give equal bits, on any number of threads.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether each epoch goes through the rows in another random order.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Threads that share a step, the caller's included; all processors unless given.</summary>
    public int Threads
    {
        get;
        init => field = CheckedPositive(value, nameof(Threads));
    }
    = Environment.ProcessorCount;

    private static int CheckedPositive(int value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(name, $"{name} is {value}; at least 1 is needed.");
}
