using System;

namespace NetCompiler.CompilerServices;

/// <summary>The memory a <see cref="PhasedProgram"/> works in.</summary>
public sealed class ProgramMemory
{
    /// <summary>Allocates the arenas of a program for batches of up to <paramref name="capacity"/> rows.</summary>
    /// <param name="program">The program whose lengths count.</param>
    /// <param name="capacity">Rows of the largest batch.</param>
    /// <param name="weights">What the program reads: a working copy for training, a published snapshot for evaluation.</param>
    /// <param name="gradients">Where it writes gradients: <see cref="NetworkInfo.TrainableLength"/> floats, or none for evaluation.</param>
    public ProgramMemory(PhasedProgram program, int capacity, Snapshot weights, AlignedBuffer gradients)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(gradients);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        Capacity = capacity;
        Weights = weights;
        Gradients = gradients;
        Rows = new AlignedBuffer((long)program.RowLength * capacity);
        Fixed = new AlignedBuffer(program.FixedLength);
    }

    /// <summary>Parameters, state and derived values. The step writes running statistics into the state.</summary>
    public Snapshot Weights { get; set; }

    /// <summary>Gradients in the layout of <see cref="Snapshot.Parameters"/>, as far as it is trained; empty for evaluation.</summary>
    public AlignedBuffer Gradients { get; }

    /// <summary>Takes gradients of weights instead of <see cref="Gradients"/> where a kernel can hand them over, or null.</summary>
    public IWeightUpdate? Update { get; set; }

    /// <summary>The arena per row: the value with the literal offset o lies at o * <see cref="Capacity"/>.</summary>
    public AlignedBuffer Rows { get; }

    /// <summary>The arena of literal offsets.</summary>
    public AlignedBuffer Fixed { get; }

    /// <summary>Rows of the largest batch.</summary>
    public int Capacity { get; }

    /// <summary>Rows of the present batch.</summary>
    public int RowCount { get; set; }

    /// <summary>Seed and step, mixed: the key of all random numbers of this step.</summary>
    public ulong Key { get; set; }
}
