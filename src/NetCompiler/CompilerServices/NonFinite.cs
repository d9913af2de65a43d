using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetCompiler.CompilerServices;

/// <summary>Finds NaN and infinities.</summary>
internal static class NonFinite
{
    // All exponent bits set: NaN or infinity.
    private const int Exponent = 0x7F800000;

    /// <summary>The index of the first value that is NaN or infinite, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int IndexIn(ReadOnlySpan<float> values)
    {
        ReadOnlySpan<Vector<int>> vectors = MemoryMarshal.Cast<float, Vector<int>>(values);
        Vector<int> exponent = new(Exponent);
        int clean = 0;
        while (clean + 4 <= vectors.Length && !Vector.EqualsAny(Any(vectors.Slice(clean, 4), exponent), Vector<int>.AllBitsSet))
        {
            clean += 4;
        }

        // Either the vectors that stopped the loop or the remainder behind the last ones.
        for (int i = clean * Vector<int>.Count; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }

    // All bits of a lane are set where one of four numbers is not finite.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<int> Any(ReadOnlySpan<Vector<int>> four, Vector<int> exponent) =>
        Vector.Equals(four[0] & exponent, exponent) | Vector.Equals(four[1] & exponent, exponent)
        | Vector.Equals(four[2] & exponent, exponent) | Vector.Equals(four[3] & exponent, exponent);
}
