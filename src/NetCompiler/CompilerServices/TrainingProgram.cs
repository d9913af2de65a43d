using System;
using System.Collections.Generic;

namespace NetCompiler.CompilerServices;

/// <summary>What a trainable network hands to a training session.</summary>
public abstract class TrainingProgram
{
    /// <summary>Forward and backward: writes the gradients, and running statistics into the state of the working copy.</summary>
    public abstract PhasedProgram Step { get; }

    /// <summary>Forward as in prediction, and the mean loss, on a prepared snapshot.</summary>
    public abstract PhasedProgram Evaluate { get; }

    /// <summary>Like <see cref="Step"/>, with the value and the gradient of every layer kept.</summary>
    public abstract PhasedProgram Trace { get; }

    /// <summary>Whether a step stops for the caller to compute a loss.</summary>
    internal bool HasCustomLoss => Step.ForwardPhases < Step.PhaseCount;

    /// <summary>Where the traced values lie: values in forward order, then gradients in backward order.</summary>
    public abstract IReadOnlyList<TraceEntry> TraceEntries { get; }

    /// <summary>Refuses to do in one go what needs a loss that only the caller can compute.</summary>
    /// <exception cref="InvalidOperationException">The network has such a loss.</exception>
    internal void RefuseCustomLoss(NetworkInfo info)
    {
        if (HasCustomLoss)
        {
            throw new InvalidOperationException(
                $"'{info.Name}' has a [CustomLoss], which only you can compute: call Forward of a TrainingSession, write the batch's OutputGradients, "
                    + "then call Backward and Update.");
        }
    }
}
