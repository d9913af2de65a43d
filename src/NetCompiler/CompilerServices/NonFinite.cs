using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetCompiler.CompilerServices;

/// <summary>Finds NaN and infinities.</summary>
internal static class NonFinite
{
    // All exponent bits set: NaN or infinity.
    private const int Exponent = 0x7F800000;

    /// <summary>The index of the first value that is NaN or infinite, or -1.</summary>
    public static int IndexIn(ReadOnlySpan<float> values)
    {
        ReadOnlySpan<Vector<int>> vectors = MemoryMarshal.Cast<float, Vector<int>>(values);
        Vector<int> exponent = new(Exponent);
        int clean = 0;
        while (clean < vectors.Length && !Vector.EqualsAny(vectors[clean] & exponent, exponent))
        {
            clean++;
        }

        // Either the vector that stopped the loop or the remainder behind the last one.
        for (int i = clean * Vector<int>.Count; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
