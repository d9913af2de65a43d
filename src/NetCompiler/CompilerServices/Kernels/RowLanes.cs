using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetCompiler.CompilerServices;

/// <summary>Vectors at the end of a row of n floats, without touching what lies behind the row.</summary>
internal static class RowLanes
{
    /// <summary>Loads the vector at <paramref name="i"/>; lanes beyond <paramref name="n"/> are <paramref name="fill"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ref float row, int i, int n, float fill) =>
        i + Vector<float>.Count <= n ? Vector.LoadUnsafe(ref row, (nuint)i) : LoadPart(ref Unsafe.Add(ref row, i), n - i, fill);

    /// <summary>Stores the lanes at <paramref name="i"/> that lie below <paramref name="n"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<float> x, ref float row, int i, int n)
    {
        if (i + Vector<float>.Count <= n)
        {
            x.StoreUnsafe(ref row, (nuint)i);
        }
        else
        {
            StorePart(x, ref Unsafe.Add(ref row, i), n - i);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector<float> LoadPart(ref float source, int count, float fill)
    {
        Vector<float> x = new(fill);
        Span<float> lanes = MemoryMarshal.CreateSpan(ref Unsafe.As<Vector<float>, float>(ref x), Vector<float>.Count);
        MemoryMarshal.CreateReadOnlySpan(ref source, count).CopyTo(lanes);
        return x;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StorePart(Vector<float> x, ref float target, int count)
    {
        Span<float> lanes = MemoryMarshal.CreateSpan(ref Unsafe.As<Vector<float>, float>(ref x), Vector<float>.Count);
        lanes[..count].CopyTo(MemoryMarshal.CreateSpan(ref target, count));
    }
}
