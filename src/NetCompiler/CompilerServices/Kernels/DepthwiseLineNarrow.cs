using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>One line of a depthwise convolution in the machine's own vectors, 4 outputs at a time.</summary>
internal static unsafe class DepthwiseLineNarrow
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TEpilogue>(
        float* a, int pixelA, float* w, DepthwiseWalk walk, float* c, int pixelC, int pixels, float* bias, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        Vector<float> start = bias == null ? Vector<float>.Zero : Vector.Load(bias);

        // The last outputs are computed together with some of those before, which get the same values again.
        if (pixels >= 4)
        {
            for (int pixel = 0; ; pixel = Math.Min(pixel + 4, pixels - 4))
            {
                Four(a + ((nint)pixel * pixelA), pixelA, w, walk, c + ((nint)pixel * pixelC), pixelC, start, epilogue);
                if (pixel + 4 == pixels)
                {
                    return;
                }
            }
        }

        for (int pixel = 0; pixel < pixels; pixel++)
        {
            One(a + ((nint)pixel * pixelA), pixelA, w, walk, c + ((nint)pixel * pixelC), pixelC, start, epilogue);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four<TEpilogue>(
        float* a, int pixelA, float* w, DepthwiseWalk walk, float* c, int pixelC, Vector<float> start, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        Vector<float> c0 = start, c1 = start, c2 = start, c3 = start;
        for (int u = 0; u < walk.Lines; u++)
        {
            float* from = a + ((nint)u * walk.LineA), tap = w + ((nint)u * walk.LineW);
            for (int v = 0; v < walk.Pixels; v++, from += walk.PixelA, tap += walk.PixelW)
            {
                Vector<float> weight = Vector.Load(tap);
                c0 = Vector.MultiplyAddEstimate(Vector.Load(from), weight, c0);
                c1 = Vector.MultiplyAddEstimate(Vector.Load(from + pixelA), weight, c1);
                c2 = Vector.MultiplyAddEstimate(Vector.Load(from + (2 * pixelA)), weight, c2);
                c3 = Vector.MultiplyAddEstimate(Vector.Load(from + (3 * pixelA)), weight, c3);
            }
        }

        Vector.Store(epilogue.Apply(c0), c);
        Vector.Store(epilogue.Apply(c1), c + pixelC);
        Vector.Store(epilogue.Apply(c2), c + (2 * pixelC));
        Vector.Store(epilogue.Apply(c3), c + (3 * pixelC));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void One<TEpilogue>(
        float* a, int pixelA, float* w, DepthwiseWalk walk, float* c, int pixelC, Vector<float> start, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        Vector<float> c0 = start;
        for (int u = 0; u < walk.Lines; u++)
        {
            float* from = a + ((nint)u * walk.LineA), tap = w + ((nint)u * walk.LineW);
            for (int v = 0; v < walk.Pixels; v++, from += walk.PixelA, tap += walk.PixelW)
            {
                Vector<float> weight = Vector.Load(tap);
                c0 = Vector.MultiplyAddEstimate(Vector.Load(from), weight, c0);
            }
        }

        Vector.Store(epilogue.Apply(c0), c);
    }
}
