using System;
using System.Threading;

namespace NetCompiler.CompilerServices;

/// <summary>What the runtime has to know of a network's code; a nested class of every generated network implements it.</summary>
public abstract class NetworkProgram
{
    private int _warmups;

    /// <summary>The network's tensors, sizes and layers.</summary>
    public abstract NetworkInfo Info { get; }

    /// <summary>Floats of scratch memory per row of a workspace.</summary>
    public abstract int PredictRowLength { get; }

    /// <summary>Floats of scratch memory beside the rows.</summary>
    public abstract int PredictFixedLength { get; }

    /// <summary>Rows of a pooled workspace, a multiple of 8.</summary>
    public abstract int PredictBlock { get; }

    /// <summary>Fills <see cref="Snapshot.Derived"/> from the parameters and the state. Runs once per change of weights.</summary>
    public abstract void Prepare(Snapshot snapshot);

    /// <summary>Computes parts of samples, units [<paramref name="first"/>, <paramref name="end"/>), with one of the kernels that have some.</summary>
    /// <param name="kernel">Which of them.</param>
    /// <param name="first">The first unit.</param>
    /// <param name="end">The unit behind the last.</param>
    /// <param name="m">The memory of a prediction, which says how many <see cref="KernelMemory.Parts"/> a sample has.</param>
    public virtual void RunParts(int kernel, int first, int end, in KernelMemory m) =>
        throw new NotSupportedException($"'{Info.Name}' has no kernels of parts.");

    /// <summary>Makes a network of a core and predicts once, of which nothing is left but what was compiled.</summary>
    public abstract void Warmup(NetworkCore core);

    /// <summary>True for the first caller only.</summary>
    internal bool TakeWarmup() => Interlocked.Exchange(ref _warmups, 1) == 0;
}
