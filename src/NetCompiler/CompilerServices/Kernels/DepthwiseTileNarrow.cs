using System;
using System.Runtime.CompilerServices;
using Op = System.Numerics.Vector;
using V = System.Numerics.Vector<float>;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The register tiles of <see cref="Depthwise"/> for 3 x 3 taps, in the machine's own vectors: four outputs of a line, and all their lanes before the
/// next tile, so that the image is read in the order in which it lies. The last tile of a line overlaps the one before, whose outputs get the same values.
/// </summary>
internal static unsafe class DepthwiseTileNarrow
{
    /// <summary>Outputs of a line in a tile.</summary>
    public const int Pixels = 4;

    /// <summary>Two lines of outputs that lie, as their taps do, one pixel apart: a vector of the image is read once for up to six sums.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Two<TEpilogue>(in DepthwiseLines part, int pairs, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        nint lineA = part.LineA, pixelA = part.PixelA, pixelC = part.PixelC, lineW = part.LineW, pixelW = part.PixelW;
        for (int pixel = 0; ; pixel = Math.Min(pixel + Pixels, part.Pixels - Pixels))
        {
            byte* from = part.A + (pixel * pixelA), to = part.C + (pixel * pixelC);
            for (int line = 0; line < pairs; line++, from += 2 * part.LineA, to += 2 * part.LineC)
            {
                byte* a = from, c = to, w = part.W;
                for (int lane = 0; lane < part.Lanes; lane += V.Count, a += sizeof(V), c += sizeof(V))
                {
                    V start = part.Bias == null ? V.Zero : *(V*)(part.Bias + lane);
                    V c0 = start, c1 = start, c2 = start, c3 = start;
                    V d0 = start, d1 = start, d2 = start, d3 = start;

                    // Of the nine taps six are in registers at a time.
                    V w00 = *(V*)w, w01 = *(V*)(w + pixelW), w02 = *(V*)(w + (2 * pixelW));
                    Line(a, pixelA, w00, w01, w02, ref c0, ref c1, ref c2, ref c3);
                    V w10 = *(V*)(w + lineW), w11 = *(V*)(w + lineW + pixelW), w12 = *(V*)(w + lineW + (2 * pixelW));
                    Lines(a + lineA, pixelA, w10, w11, w12, w00, w01, w02, ref c0, ref c1, ref c2, ref c3, ref d0, ref d1, ref d2, ref d3);
                    V w20 = *(V*)(w + (2 * lineW)), w21 = *(V*)(w + (2 * lineW) + pixelW), w22 = *(V*)(w + (2 * lineW) + (2 * pixelW));
                    Lines(a + (2 * lineA), pixelA, w20, w21, w22, w10, w11, w12, ref c0, ref c1, ref c2, ref c3, ref d0, ref d1, ref d2, ref d3);
                    Line(a + (3 * lineA), pixelA, w20, w21, w22, ref d0, ref d1, ref d2, ref d3);
                    *(V*)c = epilogue.Apply(c0);
                    *(V*)(c + pixelC) = epilogue.Apply(c1);
                    *(V*)(c + (2 * pixelC)) = epilogue.Apply(c2);
                    *(V*)(c + (3 * pixelC)) = epilogue.Apply(c3);
                    byte* next = c + part.LineC;
                    *(V*)next = epilogue.Apply(d0);
                    *(V*)(next + pixelC) = epilogue.Apply(d1);
                    *(V*)(next + (2 * pixelC)) = epilogue.Apply(d2);
                    *(V*)(next + (3 * pixelC)) = epilogue.Apply(d3);
                    w = part.Next(w, lane + V.Count, sizeof(V));
                }
            }

            if (pixel + Pixels == part.Pixels)
            {
                return;
            }
        }
    }

    /// <summary>One line of outputs, whatever their distance and that of their taps.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void One<TEpilogue>(in DepthwiseLines part, int lines, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        nint lineA = part.TapLineA, tap = part.TapA, pixelA = part.PixelA, pixelC = part.PixelC, lineW = part.LineW, pixelW = part.PixelW;
        for (int pixel = 0; ; pixel = Math.Min(pixel + Pixels, part.Pixels - Pixels))
        {
            byte* from = part.A + (pixel * pixelA), to = part.C + (pixel * pixelC);
            for (int line = 0; line < lines; line++, from += part.LineA, to += part.LineC)
            {
                byte* a = from, c = to, w = part.W;
                for (int lane = 0; lane < part.Lanes; lane += V.Count, a += sizeof(V), c += sizeof(V))
                {
                    V start = part.Bias == null ? V.Zero : *(V*)(part.Bias + lane);
                    V c0 = start, c1 = start, c2 = start, c3 = start;
                    Tap(a, pixelA, *(V*)w, ref c0, ref c1, ref c2, ref c3);
                    Tap(a + tap, pixelA, *(V*)(w + pixelW), ref c0, ref c1, ref c2, ref c3);
                    Tap(a + (2 * tap), pixelA, *(V*)(w + (2 * pixelW)), ref c0, ref c1, ref c2, ref c3);
                    Tap(a + lineA, pixelA, *(V*)(w + lineW), ref c0, ref c1, ref c2, ref c3);
                    Tap(a + lineA + tap, pixelA, *(V*)(w + lineW + pixelW), ref c0, ref c1, ref c2, ref c3);
                    Tap(a + lineA + (2 * tap), pixelA, *(V*)(w + lineW + (2 * pixelW)), ref c0, ref c1, ref c2, ref c3);
                    Tap(a + (2 * lineA), pixelA, *(V*)(w + (2 * lineW)), ref c0, ref c1, ref c2, ref c3);
                    Tap(a + (2 * lineA) + tap, pixelA, *(V*)(w + (2 * lineW) + pixelW), ref c0, ref c1, ref c2, ref c3);
                    Tap(a + (2 * lineA) + (2 * tap), pixelA, *(V*)(w + (2 * lineW) + (2 * pixelW)), ref c0, ref c1, ref c2, ref c3);
                    *(V*)c = epilogue.Apply(c0);
                    *(V*)(c + pixelC) = epilogue.Apply(c1);
                    *(V*)(c + (2 * pixelC)) = epilogue.Apply(c2);
                    *(V*)(c + (3 * pixelC)) = epilogue.Apply(c3);
                    w = part.Next(w, lane + V.Count, sizeof(V));
                }
            }

            if (pixel + Pixels == part.Pixels)
            {
                return;
            }
        }
    }

    // A line of the image and a line of taps, for one line of outputs.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Line(byte* a, nint pixelA, V w0, V w1, V w2, ref V c0, ref V c1, ref V c2, ref V c3)
    {
        V x = *(V*)a;
        c0 = Op.MultiplyAddEstimate(x, w0, c0);
        x = *(V*)(a + pixelA);
        c1 = Op.MultiplyAddEstimate(x, w0, c1); c0 = Op.MultiplyAddEstimate(x, w1, c0);
        x = *(V*)(a + (2 * pixelA));
        c2 = Op.MultiplyAddEstimate(x, w0, c2); c1 = Op.MultiplyAddEstimate(x, w1, c1); c0 = Op.MultiplyAddEstimate(x, w2, c0);
        x = *(V*)(a + (3 * pixelA));
        c3 = Op.MultiplyAddEstimate(x, w0, c3); c2 = Op.MultiplyAddEstimate(x, w1, c2); c1 = Op.MultiplyAddEstimate(x, w2, c1);
        x = *(V*)(a + (4 * pixelA));
        c3 = Op.MultiplyAddEstimate(x, w1, c3); c2 = Op.MultiplyAddEstimate(x, w2, c2);
        x = *(V*)(a + (5 * pixelA));
        c3 = Op.MultiplyAddEstimate(x, w2, c3);
    }

    // A line of the image for two lines of outputs, which meet it with different taps.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Lines(
        byte* a, nint pixelA, V v0, V v1, V v2, V w0, V w1, V w2,
        ref V c0, ref V c1, ref V c2, ref V c3, ref V d0, ref V d1, ref V d2, ref V d3)
    {
        V x = *(V*)a;
        c0 = Op.MultiplyAddEstimate(x, v0, c0);
        d0 = Op.MultiplyAddEstimate(x, w0, d0);
        x = *(V*)(a + pixelA);
        c1 = Op.MultiplyAddEstimate(x, v0, c1); c0 = Op.MultiplyAddEstimate(x, v1, c0);
        d1 = Op.MultiplyAddEstimate(x, w0, d1); d0 = Op.MultiplyAddEstimate(x, w1, d0);
        x = *(V*)(a + (2 * pixelA));
        c2 = Op.MultiplyAddEstimate(x, v0, c2); c1 = Op.MultiplyAddEstimate(x, v1, c1); c0 = Op.MultiplyAddEstimate(x, v2, c0);
        d2 = Op.MultiplyAddEstimate(x, w0, d2); d1 = Op.MultiplyAddEstimate(x, w1, d1); d0 = Op.MultiplyAddEstimate(x, w2, d0);
        x = *(V*)(a + (3 * pixelA));
        c3 = Op.MultiplyAddEstimate(x, v0, c3); c2 = Op.MultiplyAddEstimate(x, v1, c2); c1 = Op.MultiplyAddEstimate(x, v2, c1);
        d3 = Op.MultiplyAddEstimate(x, w0, d3); d2 = Op.MultiplyAddEstimate(x, w1, d2); d1 = Op.MultiplyAddEstimate(x, w2, d1);
        x = *(V*)(a + (4 * pixelA));
        c3 = Op.MultiplyAddEstimate(x, v1, c3); c2 = Op.MultiplyAddEstimate(x, v2, c2);
        d3 = Op.MultiplyAddEstimate(x, w1, d3); d2 = Op.MultiplyAddEstimate(x, w2, d2);
        x = *(V*)(a + (5 * pixelA));
        c3 = Op.MultiplyAddEstimate(x, v2, c3);
        d3 = Op.MultiplyAddEstimate(x, w2, d3);
    }

    // One tap of all outputs of a tile.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tap(byte* a, nint pixelA, V w, ref V c0, ref V c1, ref V c2, ref V c3)
    {
        c0 = Op.MultiplyAddEstimate(*(V*)a, w, c0);
        c1 = Op.MultiplyAddEstimate(*(V*)(a + pixelA), w, c1);
        c2 = Op.MultiplyAddEstimate(*(V*)(a + (2 * pixelA)), w, c2);
        c3 = Op.MultiplyAddEstimate(*(V*)(a + (3 * pixelA)), w, c3);
    }
}
