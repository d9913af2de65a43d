using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetCompiler.Mathematics;

namespace NetCompiler.CompilerServices;

/// <summary>Rows of a table chosen by number, and the gradient of the table.</summary>
public static class Embedding
{
    /// <summary><c>target[r] = table[ids[r]]</c>. The ids have been validated with the batch.</summary>
    /// <param name="rows">Rows to gather.</param>
    /// <param name="ids">The table row of each.</param>
    /// <param name="table">Table row 0.</param>
    /// <param name="dim">Floats of a table row, its padding included.</param>
    /// <param name="target">Target row 0.</param>
    /// <param name="targetStride">Floats from one target row to the next, at least <paramref name="dim"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(int rows, ReadOnlySpan<int> ids, ref float table, int dim, ref float target, int targetStride)
    {
        for (int r = 0; r < rows; r++)
        {
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref table, (nint)ids[r] * dim), dim)
                .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, (nint)r * targetStride), dim));
        }
    }

    /// <summary>
    /// <c>tableGradient[t] = sum of gradient[r] over the r with ids[r] == t</c>, in the order of r, for the table rows t of
    /// [<paramref name="firstRow"/>, <paramref name="endRow"/>); other table rows are not touched, so callers may share them out.
    /// </summary>
    /// <param name="firstRow">First table row of this call.</param>
    /// <param name="endRow">One past the last table row of this call.</param>
    /// <param name="ids">The table row of each gradient row.</param>
    /// <param name="steps">Gradient rows of one sample.</param>
    /// <param name="gradient">Gradient row 0; lanes beyond <paramref name="dim"/> may hold anything.</param>
    /// <param name="sampleStride">Floats from the gradient rows of one sample to those of the next.</param>
    /// <param name="stepStride">Floats from one gradient row to the next, at least <paramref name="paddedDim"/>.</param>
    /// <param name="dim">True floats of a table row.</param>
    /// <param name="paddedDim">Floats of a table row, a multiple of 16; the padding becomes zero.</param>
    /// <param name="padding">The table row that gets no gradient, or -1.</param>
    /// <param name="tableGradient">Gradient of table row 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradient(
        int firstRow, int endRow, ReadOnlySpan<int> ids, int steps, ref float gradient, int sampleStride, int stepStride, int dim, int paddedDim,
        int padding, ref float tableGradient)
    {
        if (endRow <= firstRow)
        {
            return;
        }

        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref tableGradient, (nint)firstRow * paddedDim), (endRow - firstRow) * paddedDim).Clear();
        for (int r = 0; r < ids.Length; r++)
        {
            int id = ids[r];
            if (id < firstRow || id >= endRow || id == padding)
            {
                continue;
            }

            ref float source = ref Unsafe.Add(ref gradient, ((nint)(r / steps) * sampleStride) + ((nint)(r % steps) * stepStride));
            ref float sum = ref Unsafe.Add(ref tableGradient, (nint)id * paddedDim);
            for (nuint i = 0; i < (nuint)paddedDim; i += (nuint)Vector<float>.Count)
            {
                (Vector.LoadUnsafe(ref sum, i) + VectorMath.Select(dim, i, Vector.LoadUnsafe(ref source, i))).StoreUnsafe(ref sum, i);
            }
        }
    }
}
