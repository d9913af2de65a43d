using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NetCompiler.Mathematics;

namespace NetCompiler.CompilerServices;

/// <summary>The last, incomplete vector of a row, without touching what lies behind the row.</summary>
internal static unsafe class RowLanes
{
    /// <summary>Loads the first <paramref name="count"/> lanes at <paramref name="p"/>; the others are <paramref name="fill"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* p, int count, Vector512<float> fill)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.MaskLoad(p, VectorMath.LaneMask512(count, 0), fill);
        }

        new ReadOnlySpan<float>(p, count).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<Vector512<float>, float>(ref fill), Vector512<float>.Count));
        return fill;
    }

    /// <summary>Loads the first <paramref name="count"/> lanes at <paramref name="p"/>; the others are <paramref name="fill"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(float* p, int count, Vector<float> fill)
    {
        if (Avx.IsSupported && Vector<float>.Count == 8)
        {
            Vector<float> mask = VectorMath.LaneMask(count, 0);
            return Vector.ConditionalSelect(Vector.AsVectorInt32(mask), Avx.MaskLoad(p, mask.AsVector256()).AsVector(), fill);
        }

        new ReadOnlySpan<float>(p, count).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<Vector<float>, float>(ref fill), Vector<float>.Count));
        return fill;
    }

    /// <summary>Stores the first <paramref name="count"/> lanes at <paramref name="p"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> x, float* p, int count)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F.MaskStore(p, VectorMath.LaneMask512(count, 0), x);
            return;
        }

        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector512<float>, float>(ref x), count).CopyTo(new Span<float>(p, count));
    }

    /// <summary>Stores the first <paramref name="count"/> lanes at <paramref name="p"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<float> x, float* p, int count)
    {
        if (Avx.IsSupported && Vector<float>.Count == 8)
        {
            Avx.MaskStore(p, VectorMath.LaneMask(count, 0).AsVector256(), x.AsVector256());
            return;
        }

        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector<float>, float>(ref x), count).CopyTo(new Span<float>(p, count));
    }

    /// <summary>The largest lane, in all lanes. A lane that is NaN may be the only one that becomes NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max(Vector512<float> x)
    {
        x = Vector512.MaxNative(SwapEights(x), x);
        x = Vector512.MaxNative(SwapFours(x), x);
        x = Vector512.MaxNative(SwapPairs(x), x);
        return Vector512.MaxNative(SwapNeighbors(x), x);
    }

    /// <summary>The largest lane, in all lanes. A lane that is NaN may be the only one that becomes NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Max(Vector<float> x)
    {
        Vector128<float> four = Vector<float>.Count switch
        {
            4 => x.AsVector128(),
            8 => Vector128.MaxNative(x.AsVector256().GetLower(), x.AsVector256().GetUpper()),
            _ => Max(x.AsVector512()).GetLower().GetLower(),
        };
        four = Vector128.MaxNative(Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)), four);
        return new(Vector128.MaxNative(Vector128.Shuffle(four, Vector128.Create(1, 0, 3, 2)), four).ToScalar());
    }

    /// <summary>The sum of the lanes, in all lanes, with the bits of <see cref="Sums.OfLanes(Vector512{float})"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sum(Vector512<float> x)
    {
        x += SwapEights(x);
        x += SwapFours(x);
        x += SwapPairs(x);
        return x + SwapNeighbors(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SwapEights(Vector512<float> x) =>
        Vector512.Shuffle(x, Vector512.Create(8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SwapFours(Vector512<float> x) =>
        Vector512.Shuffle(x, Vector512.Create(4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SwapPairs(Vector512<float> x) =>
        Vector512.Shuffle(x, Vector512.Create(2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SwapNeighbors(Vector512<float> x) =>
        Vector512.Shuffle(x, Vector512.Create(1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14));
}
