using System;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The keys of a sample that its mask attends to. They are gathered before anything is computed, so that a key that is not attended to costs nothing and
/// needs no infinity: whatever it holds, NaN included, is not read.
/// </summary>
internal readonly unsafe struct AttentionKeys(float* mask, int count)
{
    /// <summary>Whether a key is attended to.</summary>
    public bool Has(int key) => mask == null || mask[key] != 0;

    /// <summary>Copies the rows of the keys attended to into rows without gaps, and returns how many there are.</summary>
    /// <param name="source">Row 0.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="size">Floats that are copied.</param>
    /// <param name="target">The first row; lanes from size to targetStride become zero.</param>
    /// <param name="targetStride">Floats from one row to the next.</param>
    public int Gather(float* source, int stride, int size, float* target, int targetStride)
    {
        int found = 0;
        for (int key = 0; key < count; key++, source += stride)
        {
            if (Has(key))
            {
                CopyRow(source, size, target, targetStride);
                target += targetStride;
                found++;
            }
        }

        return found;
    }

    /// <summary>The inverse of gathering; rows of keys that are not attended to become zero.</summary>
    public void Scatter(float* source, int sourceStride, int size, float* target, int stride)
    {
        for (int key = 0; key < count; key++, target += stride)
        {
            Span<float> row = new(target, size);
            if (Has(key))
            {
                new ReadOnlySpan<float>(source, size).CopyTo(row);
                source += sourceStride;
            }
            else
            {
                row.Clear();
            }
        }
    }

    /// <summary>Copies a row, and clears the lanes behind it.</summary>
    public static void CopyRow(float* source, int size, float* target, int targetStride)
    {
        new ReadOnlySpan<float>(source, size).CopyTo(new Span<float>(target, size));
        new Span<float>(target + size, targetStride - size).Clear();
    }
}
