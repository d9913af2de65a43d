using System;
using NetCompiler.CompilerServices;

namespace NetCompiler.Serialization;

/// <summary>
/// A tensor to write to a file or to fill from one. A class, since the collections of a struct would be compiled for it at the start of every program
/// that loads.
/// </summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Parameter">Its shape and packing.</param>
/// <param name="Buffer">The buffer it lies in.</param>
internal sealed record StoredTensor(string Name, ParameterInfo Parameter, AlignedBuffer Buffer)
{
    // Values of a megabyte: enough that reading costs little more than copying, and too few to count as memory.
    private const int BlockLength = 1 << 18;

    /// <summary>Its outputs that are read or written at a time, so that nobody needs a large tensor twice.</summary>
    public int Block => Math.Max(1, BlockLength / Parameter.OutputLength);
}
