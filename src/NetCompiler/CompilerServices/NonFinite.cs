using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>Finds NaN and infinities.</summary>
internal static class NonFinite
{
    // All exponent bits set: infinity. As integers, magnitudes are in order, and NaN is above infinity.
    private const int Infinity = 0x7F800000;

    // Numbers that a turn of the loops takes, and those between two looks at what they have found.
    private const int TurnLength = 64, BlockLength = 1024;

    /// <summary>The index of the first value that is NaN or infinite, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int IndexIn(ReadOnlySpan<float> values)
    {
        ReadOnlySpan<int> bits = MemoryMarshal.Cast<float, int>(values);
        int clean = 0, turns = values.Length / TurnLength * TurnLength;
        while (clean < turns && AreFinite(bits[clean..Math.Min(clean + BlockLength, turns)]))
        {
            clean = Math.Min(clean + BlockLength, turns);
        }

        // Either the block that stopped the loop or the remainder behind the last one.
        for (int i = clean; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool AreFinite(ReadOnlySpan<int> bits) => Vector512.IsHardwareAccelerated ? AreFiniteWide(bits) : AreFiniteNarrow(bits);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool AreFiniteWide(ReadOnlySpan<int> bits)
    {
        Vector512<int> magnitude = Vector512.Create(int.MaxValue), a = Vector512<int>.Zero, b = a, c = a, d = a;
        ref int first = ref MemoryMarshal.GetReference(bits);
        for (nuint i = 0; i < (nuint)bits.Length; i += TurnLength)
        {
            a = Vector512.Max(a, magnitude & Vector512.LoadUnsafe(ref first, i));
            b = Vector512.Max(b, magnitude & Vector512.LoadUnsafe(ref first, i + 16));
            c = Vector512.Max(c, magnitude & Vector512.LoadUnsafe(ref first, i + 32));
            d = Vector512.Max(d, magnitude & Vector512.LoadUnsafe(ref first, i + 48));
        }

        return Vector512.LessThanAll(Vector512.Max(Vector512.Max(a, b), Vector512.Max(c, d)), Vector512.Create(Infinity));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool AreFiniteNarrow(ReadOnlySpan<int> bits)
    {
        Vector<int> magnitude = new(int.MaxValue), a = Vector<int>.Zero, b = a;
        ref int first = ref MemoryMarshal.GetReference(bits);
        for (nuint i = 0; i < (nuint)bits.Length; i += 2 * (nuint)Vector<int>.Count)
        {
            a = Vector.Max(a, magnitude & Vector.LoadUnsafe(ref first, i));
            b = Vector.Max(b, magnitude & Vector.LoadUnsafe(ref first, i + (nuint)Vector<int>.Count));
        }

        return Vector.LessThanAll(Vector.Max(a, b), new Vector<int>(Infinity));
    }
}
