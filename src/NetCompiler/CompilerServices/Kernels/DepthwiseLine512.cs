using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>One line of a depthwise convolution in vectors of 512 bits, 8 outputs at a time.</summary>
internal static unsafe class DepthwiseLine512
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TEpilogue>(
        float* a, int pixelA, float* w, DepthwiseWalk walk, float* c, int pixelC, int pixels, float* bias, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        Vector512<float> start = bias == null ? Vector512<float>.Zero : Vector512.Load(bias);

        // The last outputs are computed together with some of those before, which get the same values again.
        if (pixels >= 8)
        {
            for (int pixel = 0; ; pixel = Math.Min(pixel + 8, pixels - 8))
            {
                Eight(a + ((nint)pixel * pixelA), pixelA, w, walk, c + ((nint)pixel * pixelC), pixelC, start, epilogue);
                if (pixel + 8 == pixels)
                {
                    return;
                }
            }
        }

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
    private static void Eight<TEpilogue>(
        float* a, int pixelA, float* w, DepthwiseWalk walk, float* c, int pixelC, Vector512<float> start, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        Vector512<float> c0 = start, c1 = start, c2 = start, c3 = start, c4 = start, c5 = start, c6 = start, c7 = start;
        for (int u = 0; u < walk.Lines; u++)
        {
            float* from = a + ((nint)u * walk.LineA), tap = w + ((nint)u * walk.LineW);
            for (int v = 0; v < walk.Pixels; v++, from += walk.PixelA, tap += walk.PixelW)
            {
                Vector512<float> weight = Vector512.Load(tap);
                c0 = Vector512.MultiplyAddEstimate(Vector512.Load(from), weight, c0);
                c1 = Vector512.MultiplyAddEstimate(Vector512.Load(from + pixelA), weight, c1);
                c2 = Vector512.MultiplyAddEstimate(Vector512.Load(from + (2 * pixelA)), weight, c2);
                c3 = Vector512.MultiplyAddEstimate(Vector512.Load(from + (3 * pixelA)), weight, c3);
                c4 = Vector512.MultiplyAddEstimate(Vector512.Load(from + (4 * pixelA)), weight, c4);
                c5 = Vector512.MultiplyAddEstimate(Vector512.Load(from + (5 * pixelA)), weight, c5);
                c6 = Vector512.MultiplyAddEstimate(Vector512.Load(from + (6 * pixelA)), weight, c6);
                c7 = Vector512.MultiplyAddEstimate(Vector512.Load(from + (7 * pixelA)), weight, c7);
            }
        }

        Vector512.Store(epilogue.Apply(c0), c);
        Vector512.Store(epilogue.Apply(c1), c + pixelC);
        Vector512.Store(epilogue.Apply(c2), c + (2 * pixelC));
        Vector512.Store(epilogue.Apply(c3), c + (3 * pixelC));
        Vector512.Store(epilogue.Apply(c4), c + (4 * pixelC));
        Vector512.Store(epilogue.Apply(c5), c + (5 * pixelC));
        Vector512.Store(epilogue.Apply(c6), c + (6 * pixelC));
        Vector512.Store(epilogue.Apply(c7), c + (7 * pixelC));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four<TEpilogue>(
        float* a, int pixelA, float* w, DepthwiseWalk walk, float* c, int pixelC, Vector512<float> start, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        Vector512<float> c0 = start, c1 = start, c2 = start, c3 = start;
        for (int u = 0; u < walk.Lines; u++)
        {
            float* from = a + ((nint)u * walk.LineA), tap = w + ((nint)u * walk.LineW);
            for (int v = 0; v < walk.Pixels; v++, from += walk.PixelA, tap += walk.PixelW)
            {
                Vector512<float> weight = Vector512.Load(tap);
                c0 = Vector512.MultiplyAddEstimate(Vector512.Load(from), weight, c0);
                c1 = Vector512.MultiplyAddEstimate(Vector512.Load(from + pixelA), weight, c1);
                c2 = Vector512.MultiplyAddEstimate(Vector512.Load(from + (2 * pixelA)), weight, c2);
                c3 = Vector512.MultiplyAddEstimate(Vector512.Load(from + (3 * pixelA)), weight, c3);
            }
        }

        Vector512.Store(epilogue.Apply(c0), c);
        Vector512.Store(epilogue.Apply(c1), c + pixelC);
        Vector512.Store(epilogue.Apply(c2), c + (2 * pixelC));
        Vector512.Store(epilogue.Apply(c3), c + (3 * pixelC));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void One<TEpilogue>(
        float* a, int pixelA, float* w, DepthwiseWalk walk, float* c, int pixelC, Vector512<float> start, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        Vector512<float> c0 = start;
        for (int u = 0; u < walk.Lines; u++)
        {
            float* from = a + ((nint)u * walk.LineA), tap = w + ((nint)u * walk.LineW);
            for (int v = 0; v < walk.Pixels; v++, from += walk.PixelA, tap += walk.PixelW)
            {
                Vector512<float> weight = Vector512.Load(tap);
                c0 = Vector512.MultiplyAddEstimate(Vector512.Load(from), weight, c0);
            }
        }

        Vector512.Store(epilogue.Apply(c0), c);
    }
}
