using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using Op = System.Numerics.Vector;
using V = System.Numerics.Vector<float>;

namespace NetCompiler.CompilerServices;

/// <summary>
/// <see cref="OneChannel"/> in 128- or 256-bit vectors. Weights are read again for every four pixels, which have 8 accumulators: there are no registers
/// for all of them.
/// </summary>
internal static unsafe class OneChannelNarrow
{
    /// <summary>4 pixels x 2 vectors of columns of all lines.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TEpilogue>(
        int lines, float* a, in RowWalk rowsA, nint tapLine, float* b, nint width, float* c, in RowWalk rowsC, float* bias, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        int last = rowsA.Pixels - OneChannel.Pixels;
        nint lineA = rowsA.LineStride, lineC = rowsC.LineStride, pixelC = rowsC.PixelStride;
        for (; lines > 0; lines--, a += lineA, c += lineC)
        {
            for (int x = 0; x < last + OneChannel.Pixels; x += OneChannel.Pixels)
            {
                x = Math.Min(x, last);
                float* p = a + x, q = b;
                V c00 = *(V*)bias, c10 = c00, c20 = c00, c30 = c00, c01 = *(V*)(bias + V.Count), c11 = c01, c21 = c01, c31 = c01;
                Add(p, q, width, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
                p += tapLine; q += 3 * width;
                Add(p, q, width, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
                p += tapLine; q += 3 * width;
                Add(p, q, width, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31);
                float* t = c + (x * pixelC);
                ((V*)t)[0] = epilogue.Apply(c00); ((V*)t)[1] = epilogue.Apply(c01); t += pixelC;
                ((V*)t)[0] = epilogue.Apply(c10); ((V*)t)[1] = epilogue.Apply(c11); t += pixelC;
                ((V*)t)[0] = epilogue.Apply(c20); ((V*)t)[1] = epilogue.Apply(c21); t += pixelC;
                ((V*)t)[0] = epilogue.Apply(c30); ((V*)t)[1] = epilogue.Apply(c31);
            }
        }
    }

    // A line of taps against four pixels, which share what they read. Chains take turns, so that none waits for its last product.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        float* p, float* q, nint width, ref V c00, ref V c01, ref V c10, ref V c11, ref V c20, ref V c21, ref V c30, ref V c31)
    {
        V w = *(V*)q, v = *(V*)(q + V.Count);
        V a0 = new(p[0]); c00 = Op.MultiplyAddEstimate(a0, w, c00); c01 = Op.MultiplyAddEstimate(a0, v, c01);
        V a1 = new(p[1]); c10 = Op.MultiplyAddEstimate(a1, w, c10); c11 = Op.MultiplyAddEstimate(a1, v, c11);
        V a2 = new(p[2]); c20 = Op.MultiplyAddEstimate(a2, w, c20); c21 = Op.MultiplyAddEstimate(a2, v, c21);
        V a3 = new(p[3]); c30 = Op.MultiplyAddEstimate(a3, w, c30); c31 = Op.MultiplyAddEstimate(a3, v, c31);
        w = *(V*)(q + width); v = *(V*)(q + width + V.Count);
        c00 = Op.MultiplyAddEstimate(a1, w, c00); c01 = Op.MultiplyAddEstimate(a1, v, c01);
        c10 = Op.MultiplyAddEstimate(a2, w, c10); c11 = Op.MultiplyAddEstimate(a2, v, c11);
        c20 = Op.MultiplyAddEstimate(a3, w, c20); c21 = Op.MultiplyAddEstimate(a3, v, c21);
        V a4 = new(p[4]); c30 = Op.MultiplyAddEstimate(a4, w, c30); c31 = Op.MultiplyAddEstimate(a4, v, c31);
        w = *(V*)(q + (2 * width)); v = *(V*)(q + (2 * width) + V.Count);
        c00 = Op.MultiplyAddEstimate(a2, w, c00); c01 = Op.MultiplyAddEstimate(a2, v, c01);
        c10 = Op.MultiplyAddEstimate(a3, w, c10); c11 = Op.MultiplyAddEstimate(a3, v, c11);
        c20 = Op.MultiplyAddEstimate(a4, w, c20); c21 = Op.MultiplyAddEstimate(a4, v, c21);
        V a5 = new(p[5]); c30 = Op.MultiplyAddEstimate(a5, w, c30); c31 = Op.MultiplyAddEstimate(a5, v, c31);
    }
}
