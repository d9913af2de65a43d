using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>Copies between the user's layouts and the inner ones.</summary>
public static unsafe class Relayout
{
    /// <summary><c>target[i * t0 + j * t1 + k * t2] = source[i * s0 + j * s1 + k * s2]</c> for i below d0, j below d1, k below d2.</summary>
    /// <param name="source">Element (0, 0, 0) of the source.</param>
    /// <param name="s0">Floats per i in the source.</param>
    /// <param name="s1">Floats per j in the source.</param>
    /// <param name="s2">Floats per k in the source.</param>
    /// <param name="target">Element (0, 0, 0) of the target; nothing between its elements is written.</param>
    /// <param name="t0">Floats per i in the target.</param>
    /// <param name="t1">Floats per j in the target.</param>
    /// <param name="t2">Floats per k in the target.</param>
    /// <param name="d0">Count of i.</param>
    /// <param name="d1">Count of j.</param>
    /// <param name="d2">Count of k.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(
        ref float source, int s0, int s1, int s2, ref float target, int t0, int t1, int t2, int d0, int d1, int d2)
    {
        if (d2 == 1)
        {
            // The last axis is no axis: shift the others down, so that an image of one channel is copied by lines.
            (s2, t2, d2, s1, t1, d1, s0, t0, d0) = (s1, t1, d1, s0, t0, d0, 0, 0, 1);
        }

        bool fromPlanes = s1 == 1 && t2 == 1, toPlanes = s2 == 1 && t1 == 1;
        if ((fromPlanes && d2 == 3 && t1 == 3) || ((fromPlanes || toPlanes) && Math.Min(d1, d2) >= Vector128<float>.Count))
        {
            Transpose(ref source, s0, fromPlanes ? s2 : s1, ref target, t0, fromPlanes ? t1 : t2, d0, fromPlanes ? d2 : d1, fromPlanes ? d1 : d2);
            return;
        }

        if (d2 < d1 && (s2 != 1 || t2 != 1))
        {
            // The longer loop inside: an image of two channels is copied channel by channel, not pixel by pixel.
            (s1, s2, t1, t2, d1, d2) = (s2, s1, t2, t1, d2, d1);
        }

        for (int i = 0; i < d0; i++)
        {
            for (int j = 0; j < d1; j++)
            {
                ref float s = ref Unsafe.Add(ref source, ((nint)i * s0) + ((nint)j * s1));
                ref float t = ref Unsafe.Add(ref target, ((nint)i * t0) + ((nint)j * t1));
                if (s2 == 1 && t2 == 1)
                {
                    MemoryMarshal.CreateReadOnlySpan(ref s, d2).CopyTo(MemoryMarshal.CreateSpan(ref t, d2));
                    continue;
                }

                for (int k = 0; k < d2; k++)
                {
                    Unsafe.Add(ref t, (nint)k * t2) = Unsafe.Add(ref s, (nint)k * s2);
                }
            }
        }
    }

    // The rows of each of some matrices become columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(ref float source, int s0, int row, ref float target, int t0, int column, int matrices, int rows, int columns)
    {
        fixed (float* from = &source, to = &target)
        {
            for (int i = 0; i < matrices; i++)
            {
                float* s = from + ((nint)i * s0), t = to + ((nint)i * t0);
                if (rows == 3 && column == 3)
                {
                    Block.Interleave(s, row, t, columns);
                }
                else
                {
                    Block.Transpose(s, row, rows, t, column, rows, columns);
                }
            }
        }
    }

    /// <summary>Sets what lies between the lanes of one pixel and the next pixel to zero, for all pixels.</summary>
    /// <param name="target">Lane 0 of the first pixel.</param>
    /// <param name="lines">Lines of pixels.</param>
    /// <param name="lineStride">Floats from one line to the next.</param>
    /// <param name="pixels">Pixels of a line.</param>
    /// <param name="pixelStride">Floats from one pixel to the next.</param>
    /// <param name="lanes">Lanes of a pixel, which are left as they are.</param>
    public static void ClearPads(ref float target, int lines, int lineStride, int pixels, int pixelStride, int lanes)
    {
        for (int line = 0; line < lines; line++)
        {
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                Clear(ref Unsafe.Add(ref target, ((nint)line * lineStride) + ((nint)pixel * pixelStride) + lanes), pixelStride - lanes);
            }
        }
    }

    /// <summary>Sets floats to zero.</summary>
    /// <param name="target">The first of them.</param>
    /// <param name="length">How many.</param>
    public static void Clear(ref float target, int length) => MemoryMarshal.CreateSpan(ref target, length).Clear();
}
