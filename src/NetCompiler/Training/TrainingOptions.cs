using System;
using System.Collections.Generic;

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

    /// <summary>How the learning rate changes in the course of the training; constant unless given.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>Whether the schedule counts epochs, as it does unless told otherwise, or steps.</summary>
    public ScheduleUnit ScheduleUnit
    {
        get;
        init => field = value is ScheduleUnit.Epoch or ScheduleUnit.Step
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ScheduleUnit), $"ScheduleUnit is {value}; Epoch or Step is needed.");
    }

    /// <summary>How often all rows are gone through, at least once.</summary>
    public int Epochs
    {
        get;
        init => field = SettingChecks.Count(value, nameof(Epochs));
    }
    = 10;

    /// <summary>Rows of a step, at least 1; the last step of an epoch takes those that are left. Fixes the session's memory.</summary>
    public int BatchSize
    {
        get;
        init => field = SettingChecks.Count(value, nameof(BatchSize));
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
        init => field = SettingChecks.Count(value, nameof(Threads));
    }
    = Environment.ProcessorCount;

    /// <summary>How large gradients are made smaller; they are left as they are unless given.</summary>
    public GradientClipping? Clipping { get; init; }

    /// <summary>What keeps parameters small, beside the weight decay of the optimizer; nothing unless given.</summary>
    public IReadOnlyList<Regularization> Regularization
    {
        get;
        init => field = SettingChecks.List(value, nameof(Regularization));
    }
    = [];

    /// <summary>Other learning rates for parts of the network.</summary>
    public IReadOnlyList<LearningRateFactor> LearningRateFactors
    {
        get;
        init => field = SettingChecks.List(value, nameof(LearningRateFactors));
    }
    = [];

    /// <summary>
    /// Batches of an update, at least 1: with more, their gradients are added up to those of the mean loss of all their rows, as if they were one
    /// batch (but for batch normalization). The last update of an epoch takes the batches that are left.
    /// </summary>
    public int AccumulatedBatches
    {
        get;
        init => field = SettingChecks.Count(value, nameof(AccumulatedBatches));
    }
    = 1;

    /// <summary>The moving average of the weights, if there is to be one.</summary>
    public WeightAveraging? Averaging { get; init; }
}
