using System;

namespace NetCompiler.CompilerServices;

/// <summary>
/// A literal list of phases (a training step, an evaluation, a trace). A phase is a number of independent units; each is computed by exactly
/// one call and in one order, so that the bits cannot depend on how units were shared among threads.
/// </summary>
public abstract class PhasedProgram
{
    /// <summary>Number of phases, executed one after the other.</summary>
    public abstract int PhaseCount { get; }

    /// <summary>Floats of <see cref="ProgramMemory.Rows"/> per row of the batch.</summary>
    public abstract int RowLength { get; }

    /// <summary>Floats of <see cref="ProgramMemory.Fixed"/>.</summary>
    public abstract int FixedLength { get; }

    /// <summary>Where the mean loss stands in <see cref="ProgramMemory.Fixed"/> after the last phase.</summary>
    public abstract int LossOffset { get; }

    /// <summary>The least rows of a batch: 2 where statistics of single numbers per row are taken over the batch.</summary>
    public virtual int MinimumRows => 1;

    /// <summary>The phases before the first one that needs a gradient which the caller computes; all of them where none does.</summary>
    public virtual int ForwardPhases => PhaseCount;

    /// <summary>
    /// Where the weights begin whose gradients are handed over to <see cref="ProgramMemory.Update"/>, if there is one: when the loss is known, and nothing
    /// reads the weights any more.
    /// </summary>
    public virtual ReadOnlySpan<int> HandedOver => [];

    /// <summary>Number of units of a phase for a batch of so many rows; 0 skips the phase.</summary>
    public abstract int Units(int phase, int rows);

    /// <summary>The least number of units worth handing to another thread, at least 1.</summary>
    public abstract int Grain(int phase);

    /// <summary>Computes the units [<paramref name="first"/>, <paramref name="end"/>) of a phase.</summary>
    public abstract void Execute(int phase, int first, int end, ProgramMemory memory, IBatch batch);
}
