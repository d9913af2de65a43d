using System;
using System.Collections.Generic;
using NetCompiler.CompilerServices;

namespace NetCompiler.Serialization;

/// <summary>A tensor to write to a file or to fill from one.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Parameter">Its shape and packing.</param>
/// <param name="Buffer">The buffer it lies in.</param>
internal readonly record struct StoredTensor(string Name, ParameterInfo Parameter, AlignedBuffer Buffer)
{
    // Values of a megabyte: enough that reading costs little more than copying, and too few to count as memory.
    private const int BlockLength = 1 << 18;

    /// <summary>Its outputs in the blocks that are read or written at a time, so that nobody needs a large tensor twice.</summary>
    public IEnumerable<(int First, int Count)> Blocks
    {
        get
        {
            int length = Math.Max(1, BlockLength / Parameter.OutputLength);
            for (int first = 0; first < Parameter.Outputs; first += length)
            {
                yield return (first, Math.Min(length, Parameter.Outputs - first));
            }
        }
    }
}
