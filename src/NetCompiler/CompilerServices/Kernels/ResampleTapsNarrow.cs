using System.Runtime.CompilerServices;
using Op = System.Numerics.Vector;
using V = System.Numerics.Vector<float>;

namespace NetCompiler.CompilerServices;

/// <summary>Weighted windows of an image in 128- or 256-bit vectors of channels.</summary>
internal static unsafe class ResampleTapsNarrow
{
    /// <summary>The weighted sum of a window, from a start.</summary>
    /// <param name="window">The first of its pixels.</param>
    /// <param name="lineStride">Floats from a line to the next.</param>
    /// <param name="pixelStride">Floats from a pixel to the next.</param>
    /// <param name="y">The weights of its lines.</param>
    /// <param name="x">The weights of its pixels.</param>
    /// <param name="fill">What the sum starts with.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sum(float* window, nint lineStride, nint pixelStride, in ResampleWindow y, in ResampleWindow x, float fill)
    {
        V sum = new(fill);
        float line = y.FirstWeight;
        for (int i = 0; i < y.Count; i++, window += lineStride, line = y.Weight)
        {
            float* p = window;
            V weight = new V(line * x.FirstWeight);
            for (int j = 0; j < x.Count; j++, p += pixelStride)
            {
                sum = Op.MultiplyAddEstimate(*(V*)p, weight, sum);
                weight = new V(line * x.Weight);
            }
        }

        return sum;
    }

    /// <summary>Adds a value, weighted, to each pixel of a window; parameters as in <see cref="Sum"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(V value, float* window, nint lineStride, nint pixelStride, in ResampleWindow y, in ResampleWindow x)
    {
        float line = y.FirstWeight;
        for (int i = 0; i < y.Count; i++, window += lineStride, line = y.Weight)
        {
            float* p = window;
            V weight = new V(line * x.FirstWeight);
            for (int j = 0; j < x.Count; j++, p += pixelStride)
            {
                *(V*)p = Op.MultiplyAddEstimate(value, weight, *(V*)p);
                weight = new V(line * x.Weight);
            }
        }
    }
}
