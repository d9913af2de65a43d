using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>Brings what the caller supplies into the inner layouts, scaled and shifted on the way.</summary>
public static class Rescale
{
    /// <summary>
    /// <c>target[i * t0 + j * t1 + k * t2] = source[i * s0 + j * s1 + k * s2] * scale[k] + shift[k]</c> for i below d0, j below d1, k below d2.
    /// </summary>
    /// <typeparam name="T">Bytes, or floats.</typeparam>
    /// <param name="source">Element (0, 0, 0) of the source.</param>
    /// <param name="s0">Elements per i in the source.</param>
    /// <param name="s1">Elements per j in the source.</param>
    /// <param name="s2">Elements per k in the source.</param>
    /// <param name="target">Element (0, 0, 0) of the target; nothing between its elements is written.</param>
    /// <param name="t0">Floats per i in the target.</param>
    /// <param name="t1">Floats per j in the target.</param>
    /// <param name="t2">Floats per k in the target.</param>
    /// <param name="d0">Lines.</param>
    /// <param name="d1">Pixels of a line.</param>
    /// <param name="d2">Features of a pixel.</param>
    /// <param name="scales">One for all features, or one for each.</param>
    /// <param name="shifts">As many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<T>(
        ref T source, int s0, int s1, int s2, ref float target, int t0, int t1, int t2, int d0, int d1, int d2,
        ReadOnlySpan<float> scales, ReadOnlySpan<float> shifts)
        where T : unmanaged
    {
        bool isPerFeature = scales.Length > 1;
        for (int i = 0; i < d0; i++)
        {
            // Whichever of pixels and features is adjacent in the source goes innermost.
            bool alongFeatures = s2 == 1 && d2 > 1;
            int outer = alongFeatures ? d1 : d2;
            for (int o = 0; o < outer; o++)
            {
                ref T s = ref Unsafe.Add(ref source, ((nint)i * s0) + ((nint)o * (alongFeatures ? s1 : s2)));
                ref float t = ref Unsafe.Add(ref target, ((nint)i * t0) + ((nint)o * (alongFeatures ? t1 : t2)));
                if (alongFeatures)
                {
                    Run(ref s, s2, ref t, t2, d2, scales, shifts, isPerFeature ? 1 : 0);
                }
                else
                {
                    int feature = isPerFeature ? o : 0;
                    Run(ref s, s1, ref t, t1, d1, scales[feature..], shifts[feature..], 0);
                }
            }
        }
    }

    // A run of elements with one factor each (step 1), or with the first one (step 0).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<T>(
        ref T source, nint sourceStride, ref float target, nint targetStride, int count,
        ReadOnlySpan<float> scales, ReadOnlySpan<float> shifts, int step)
        where T : unmanaged
    {
        ref float scale = ref Unsafe.AsRef(in scales[0]);
        ref float shift = ref Unsafe.AsRef(in shifts[0]);
        nint i = 0;
        if (sourceStride == 1 && targetStride == 1)
        {
            for (; i + Vector128<byte>.Count <= count; i += Vector128<byte>.Count)
            {
                for (int part = 0; part < 4; part++)
                {
                    nint at = i + (part * Vector128<float>.Count);
                    Vector128<float> a = step == 0 ? Vector128.Create(scale) : Vector128.LoadUnsafe(ref scale, (nuint)at);
                    Vector128<float> b = step == 0 ? Vector128.Create(shift) : Vector128.LoadUnsafe(ref shift, (nuint)at);
                    ((Load(ref Unsafe.Add(ref source, i), part) * a) + b).StoreUnsafe(ref target, (nuint)at);
                }
            }
        }

        for (; i < count; i++)
        {
            float value = typeof(T) == typeof(byte)
                ? Unsafe.As<T, byte>(ref Unsafe.Add(ref source, i * sourceStride))
                : Unsafe.As<T, float>(ref Unsafe.Add(ref source, i * sourceStride));
            Unsafe.Add(ref target, i * targetStride) = (value * Unsafe.Add(ref scale, i * step)) + Unsafe.Add(ref shift, i * step);
        }
    }

    // Four of sixteen elements.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Load<T>(ref T source, int part)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return Vector128.LoadUnsafe(ref Unsafe.As<T, float>(ref source), (nuint)(part * Vector128<float>.Count));
        }

        uint four = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref Unsafe.As<T, byte>(ref source), part * sizeof(uint)));
        Vector128<ushort> words = Vector128.WidenLower(Vector128.CreateScalarUnsafe(four).AsByte());
        return Vector128.ConvertToSingle(Vector128.WidenLower(words).AsInt32());
    }
}
