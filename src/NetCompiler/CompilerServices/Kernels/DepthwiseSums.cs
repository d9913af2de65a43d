using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetCompiler.Mathematics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The sums of a depthwise weight gradient for one or three neighboring taps and one vector of lanes. Those of each row are kept apart, which keeps
/// rounding errors small.
/// </summary>
internal unsafe struct DepthwiseSums
{
    public int Rows;
    public int Lines;
    public int Pixels;
    public int RowA;
    public int LineA;
    public int PixelA;
    public int TapA;
    public int RowG;
    public int LineG;
    public int PixelG;
    public int TapW;
    public int Channels;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Run(float* a, float* g, int taps, float* w, int lane)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Wide(a, g, taps, w, VectorMath.LaneMask512(Channels, (nuint)lane));
        }
        else
        {
            Narrow(a, g, taps, w, VectorMath.LaneMask(Channels, (nuint)lane));
        }
    }

    private readonly void Wide(float* a, float* g, int taps, float* w, Vector512<float> mask)
    {
        Vector512<float> first = default, second = default, third = default;
        for (int row = 0; row < Rows; row++)
        {
            Vector512<float> x = default, y = default, z = default;
            for (int line = 0; line < Lines; line++)
            {
                float* from = a + ((nint)row * RowA) + ((nint)line * LineA), upstream = g + ((nint)row * RowG) + ((nint)line * LineG);
                for (int pixel = 0; pixel < Pixels; pixel++, from += PixelA, upstream += PixelG)
                {
                    Vector512<float> gradient = Vector512.Load(upstream);
                    x = Vector512.MultiplyAddEstimate(Vector512.Load(from), gradient, x);
                    if (taps == 3)
                    {
                        y = Vector512.MultiplyAddEstimate(Vector512.Load(from + TapA), gradient, y);
                        z = Vector512.MultiplyAddEstimate(Vector512.Load(from + (2 * TapA)), gradient, z);
                    }
                }
            }

            (first, second, third) = (first + x, second + y, third + z);
        }

        Vector512.Store(first & mask, w);
        if (taps == 3)
        {
            Vector512.Store(second & mask, w + TapW);
            Vector512.Store(third & mask, w + (2 * TapW));
        }
    }

    private readonly void Narrow(float* a, float* g, int taps, float* w, Vector<float> mask)
    {
        Vector<float> first = default, second = default, third = default;
        for (int row = 0; row < Rows; row++)
        {
            Vector<float> x = default, y = default, z = default;
            for (int line = 0; line < Lines; line++)
            {
                float* from = a + ((nint)row * RowA) + ((nint)line * LineA), upstream = g + ((nint)row * RowG) + ((nint)line * LineG);
                for (int pixel = 0; pixel < Pixels; pixel++, from += PixelA, upstream += PixelG)
                {
                    Vector<float> gradient = Vector.Load(upstream);
                    x = Vector.MultiplyAddEstimate(Vector.Load(from), gradient, x);
                    if (taps == 3)
                    {
                        y = Vector.MultiplyAddEstimate(Vector.Load(from + TapA), gradient, y);
                        z = Vector.MultiplyAddEstimate(Vector.Load(from + (2 * TapA)), gradient, z);
                    }
                }
            }

            (first, second, third) = (first + x, second + y, third + z);
        }

        Vector.Store(first & mask, w);
        if (taps == 3)
        {
            Vector.Store(second & mask, w + TapW);
            Vector.Store(third & mask, w + (2 * TapW));
        }
    }
}
