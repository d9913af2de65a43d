using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Op = System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NetCompiler.CompilerServices;

/// <summary>
/// <see cref="OneChannel"/> in 512-bit vectors. All weights stay in registers while the pixels pass by, and neighbors share what they read.
/// </summary>
internal static unsafe class OneChannel512
{
    private const int Pixels = OneChannel.Pixels;

    /// <summary>4 pixels x 32 columns: 18 vectors of weights, 8 accumulators.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Wide<TEpilogue>(
        int lines, float* a, in RowWalk rowsA, nint tapLine, float* b, float* c, in RowWalk rowsC, float* bias, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        V* w = (V*)b;
        V w0 = w[0], v0 = w[1], w1 = w[2], v1 = w[3], w2 = w[4], v2 = w[5], w3 = w[6], v3 = w[7], w4 = w[8], v4 = w[9];
        V w5 = w[10], v5 = w[11], w6 = w[12], v6 = w[13], w7 = w[14], v7 = w[15], w8 = w[16], v8 = w[17];
        int pixels = rowsA.Pixels;
        nint lineA = rowsA.LineStride, lineC = rowsC.LineStride, pixelC = rowsC.PixelStride;
        for (int line = 0; line < lines; line++, a += lineA, c += lineC)
        {
            for (int x = 0; x < pixels; x += Pixels)
            {
                x = Math.Min(x, pixels - Pixels);
                float* p = a + x, t = c + (x * pixelC);
                V c00 = *(V*)bias, c10 = c00, c20 = c00, c30 = c00, c01 = *(V*)(bias + 16), c11 = c01, c21 = c01, c31 = c01;
                AddWide(p, w0, v0, w1, v1, w2, v2, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
                p += tapLine;
                AddWide(p, w3, v3, w4, v4, w5, v5, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
                p += tapLine;
                AddWide(p, w6, v6, w7, v7, w8, v8, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
                Store(t, pixelC, epilogue.Apply(c00), epilogue.Apply(c10), epilogue.Apply(c20), epilogue.Apply(c30));
                Store(t + 16, pixelC, epilogue.Apply(c01), epilogue.Apply(c11), epilogue.Apply(c21), epilogue.Apply(c31));
            }
        }
    }

    /// <summary>4 pixels of two lines x 16 columns: 9 vectors of weights, 8 accumulators.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Slim<TEpilogue>(
        int lines, float* a, in RowWalk rowsA, nint tapLine, float* b, float* c, in RowWalk rowsC, float* bias, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        V* w = (V*)b;
        V w0 = w[0], w1 = w[1], w2 = w[2], w3 = w[3], w4 = w[4], w5 = w[5], w6 = w[6], w7 = w[7], w8 = w[8];
        int pixels = rowsA.Pixels;
        nint pixelC = rowsC.PixelStride, lineA = lines > 1 ? rowsA.LineStride : 0, lineC = lines > 1 ? rowsC.LineStride : 0;
        for (int line = 0; line < lines; line += 2)
        {
            line = Math.Max(0, Math.Min(line, lines - 2));
            for (int x = 0; x < pixels; x += Pixels)
            {
                x = Math.Min(x, pixels - Pixels);
                float* p = a + (line * lineA) + x, q = p + lineA, t = c + (line * lineC) + (x * pixelC);
                V c0 = *(V*)bias, c1 = c0, c2 = c0, c3 = c0, d0 = c0, d1 = c0, d2 = c0, d3 = c0;
                AddSlim(p, w0, w1, w2, ref c0, ref c1, ref c2, ref c3);
                AddSlim(q, w0, w1, w2, ref d0, ref d1, ref d2, ref d3);
                AddSlim(p + tapLine, w3, w4, w5, ref c0, ref c1, ref c2, ref c3);
                AddSlim(q + tapLine, w3, w4, w5, ref d0, ref d1, ref d2, ref d3);
                AddSlim(p + (2 * tapLine), w6, w7, w8, ref c0, ref c1, ref c2, ref c3);
                AddSlim(q + (2 * tapLine), w6, w7, w8, ref d0, ref d1, ref d2, ref d3);
                Store(t, pixelC, epilogue.Apply(c0), epilogue.Apply(c1), epilogue.Apply(c2), epilogue.Apply(c3));
                Store(t + lineC, pixelC, epilogue.Apply(d0), epilogue.Apply(d1), epilogue.Apply(d2), epilogue.Apply(d3));
            }
        }
    }

    // A line of taps against four pixels. Chains take turns, so that none waits for its last product.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddWide(
        float* p, V w0, V v0, V w1, V v1, V w2, V v2, ref V c00, ref V c01, ref V c10, ref V c11, ref V c20, ref V c21, ref V c30, ref V c31)
    {
        V a0 = Op.Create(p[0]); c00 = Op.FusedMultiplyAdd(a0, w0, c00); c01 = Op.FusedMultiplyAdd(a0, v0, c01);
        V a1 = Op.Create(p[1]); c00 = Op.FusedMultiplyAdd(a1, w1, c00); c01 = Op.FusedMultiplyAdd(a1, v1, c01);
        c10 = Op.FusedMultiplyAdd(a1, w0, c10); c11 = Op.FusedMultiplyAdd(a1, v0, c11);
        V a2 = Op.Create(p[2]); c00 = Op.FusedMultiplyAdd(a2, w2, c00); c01 = Op.FusedMultiplyAdd(a2, v2, c01);
        c10 = Op.FusedMultiplyAdd(a2, w1, c10); c11 = Op.FusedMultiplyAdd(a2, v1, c11);
        c20 = Op.FusedMultiplyAdd(a2, w0, c20); c21 = Op.FusedMultiplyAdd(a2, v0, c21);
        V a3 = Op.Create(p[3]); c10 = Op.FusedMultiplyAdd(a3, w2, c10); c11 = Op.FusedMultiplyAdd(a3, v2, c11);
        c20 = Op.FusedMultiplyAdd(a3, w1, c20); c21 = Op.FusedMultiplyAdd(a3, v1, c21);
        c30 = Op.FusedMultiplyAdd(a3, w0, c30); c31 = Op.FusedMultiplyAdd(a3, v0, c31);
        V a4 = Op.Create(p[4]); c20 = Op.FusedMultiplyAdd(a4, w2, c20); c21 = Op.FusedMultiplyAdd(a4, v2, c21);
        c30 = Op.FusedMultiplyAdd(a4, w1, c30); c31 = Op.FusedMultiplyAdd(a4, v1, c31);
        V a5 = Op.Create(p[5]); c30 = Op.FusedMultiplyAdd(a5, w2, c30); c31 = Op.FusedMultiplyAdd(a5, v2, c31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSlim(float* p, V w0, V w1, V w2, ref V c0, ref V c1, ref V c2, ref V c3)
    {
        V a0 = Op.Create(p[0]), a1 = Op.Create(p[1]), a2 = Op.Create(p[2]), a3 = Op.Create(p[3]), a4 = Op.Create(p[4]), a5 = Op.Create(p[5]);
        c0 = Op.FusedMultiplyAdd(a0, w0, c0); c1 = Op.FusedMultiplyAdd(a1, w0, c1);
        c2 = Op.FusedMultiplyAdd(a2, w0, c2); c3 = Op.FusedMultiplyAdd(a3, w0, c3);
        c0 = Op.FusedMultiplyAdd(a1, w1, c0); c1 = Op.FusedMultiplyAdd(a2, w1, c1);
        c2 = Op.FusedMultiplyAdd(a3, w1, c2); c3 = Op.FusedMultiplyAdd(a4, w1, c3);
        c0 = Op.FusedMultiplyAdd(a2, w2, c0); c1 = Op.FusedMultiplyAdd(a3, w2, c1);
        c2 = Op.FusedMultiplyAdd(a4, w2, c2); c3 = Op.FusedMultiplyAdd(a5, w2, c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* t, nint pixel, V c0, V c1, V c2, V c3)
    {
        *(V*)t = c0;
        *(V*)(t + pixel) = c1;
        *(V*)(t + (2 * pixel)) = c2;
        *(V*)(t + (3 * pixel)) = c3;
    }
}
