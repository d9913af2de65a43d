using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The keys of a sample that its mask attends to. They are gathered before anything is computed, so that a key that is not attended to costs nothing and
/// needs no infinity: whatever it holds, NaN included, is not read.
/// </summary>
internal readonly unsafe struct AttentionKeys
{
    private readonly float* _mask;
    private readonly int _count;

    // Whether those attended to come before all others.
    private readonly bool _areFirst;

    public AttentionKeys(float* mask, int count)
    {
        _mask = mask;
        _count = count;
        int last = -1;
        for (int key = 0; key < count; key++)
        {
            if (Has(key))
            {
                Found++;
                last = key;
            }
        }

        _areFirst = Found == last + 1;
    }

    /// <summary>How many are attended to.</summary>
    public int Found { get; }

    /// <summary>Whether a key is attended to.</summary>
    public bool Has(int key) => _mask == null || _mask[key] != 0;

    /// <summary>The rows of the keys attended to, one behind the other: where they are if no other is between them, or else copied.</summary>
    /// <param name="source">Row 0.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="size">Floats of a row.</param>
    /// <param name="memory">Where they are copied to; lanes from size to memoryStride become zero.</param>
    /// <param name="memoryStride">Floats from one of these to the next.</param>
    public float* Rows(float* source, ref int stride, int size, float* memory, int memoryStride)
    {
        if (_areFirst)
        {
            return source;
        }

        Gather(source, stride, size, memory, memoryStride);
        stride = memoryStride;
        return memory;
    }

    /// <summary>Copies the rows of the keys attended to into panels: <c>[columns / width][keys][width]</c>.</summary>
    /// <param name="source">Row 0.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="size">Floats of a row.</param>
    /// <param name="panels">The first panel; lanes from size on become zero.</param>
    /// <param name="width">Columns of a panel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Pack(float* source, int stride, int size, float* panels, int width)
    {
        for (int key = 0; key < _count; key++, source += stride)
        {
            if (Has(key))
            {
                float* target = panels;
                for (int column = 0; column < size; column += width, target += (nint)_count * width)
                {
                    PackRow(source + column, Math.Min(width, size - column), target, width);
                }

                panels += width;
            }
        }
    }

    /// <summary>Copies the rows of the keys attended to into rows without gaps.</summary>
    /// <param name="source">Row 0.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="size">Floats that are copied.</param>
    /// <param name="target">The first row; lanes from size to targetStride become zero.</param>
    /// <param name="targetStride">Floats from one row to the next.</param>
    public void Gather(float* source, int stride, int size, float* target, int targetStride)
    {
        for (int key = 0; key < _count; key++, source += stride)
        {
            if (Has(key))
            {
                CopyRow(source, size, target, targetStride);
                target += targetStride;
            }
        }
    }

    /// <summary>The inverse of gathering; rows of keys that are not attended to become zero.</summary>
    public void Scatter(float* source, int sourceStride, int size, float* target, int stride)
    {
        for (int key = 0; key < _count; key++, target += stride)
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

    // The same for what most rows consist of, whole vectors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PackRow(float* source, int size, float* target, int width)
    {
        if (size != width)
        {
            CopyRow(source, size, target, width);
            return;
        }

        for (int i = 0; i < width; i += Vector<float>.Count)
        {
            *(Vector<float>*)(target + i) = *(Vector<float>*)(source + i);
        }
    }
}
