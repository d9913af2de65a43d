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
}
