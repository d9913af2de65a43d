using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Max pools that keep which element of each window was the largest, so that the gradient needs nothing else of the image. Windows lie side by side
/// and cover the image; their elements are numbered in the order of lines, from 0 to 255 at most. These places are bytes, line by line, pixel by pixel,
/// lane by lane. Images are as for <see cref="MaxPool"/>; the lanes are a multiple of 16.
/// </summary>
public static unsafe class MaxPoolPlaces
{
    /// <summary>The largest element of each window, and its place: the first of equals; the last NaN, if one of them is.</summary>
    /// <param name="source">Pixel (0, 0) of the source.</param>
    /// <param name="sourceLine">Floats from one source line to the next.</param>
    /// <param name="sourcePixel">Floats from one source pixel to the next.</param>
    /// <param name="target">Pixel (0, 0) of the target.</param>
    /// <param name="targetLine">Floats from one target line to the next.</param>
    /// <param name="targetPixel">Floats from one target pixel to the next.</param>
    /// <param name="places">The places of pixel (0, 0).</param>
    /// <param name="lines">Lines of the target.</param>
    /// <param name="pixels">Pixels of a target line.</param>
    /// <param name="lanes">Lanes of a pixel.</param>
    /// <param name="kernelY">Lines of the window.</param>
    /// <param name="kernelX">Pixels of a line of the window.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(
        ref float source, int sourceLine, int sourcePixel, ref float target, int targetLine, int targetPixel, ref float places,
        int lines, int pixels, int lanes, int kernelY, int kernelX)
    {
        PoolWindow window = new(sourceLine, sourcePixel, kernelY, kernelX);
        fixed (float* image = &source, result = &target, numbers = &places)
        {
            for (int y = 0; y < lines; y++)
            {
                float* s = image + ((nint)y * kernelY * sourceLine), t = result + ((nint)y * targetLine);
                byte* p = (byte*)numbers + ((nint)y * pixels * lanes);
                if (Vector512.IsHardwareAccelerated)
                {
                    PoolPlaces512.Largest(window, s, t, targetPixel, p, pixels, lanes);
                }
                else
                {
                    PoolPlacesNarrow.Largest(window, s, t, targetPixel, p, pixels, lanes);
                }
            }
        }
    }

    /// <summary>Gives each gradient to the place of its window, and zero to the others.</summary>
    /// <param name="places">The places of pixel (0, 0).</param>
    /// <param name="gradient">Pixel (0, 0) of the gradient of the pooled image.</param>
    /// <param name="gradientLine">Floats from one line of it to the next.</param>
    /// <param name="gradientPixel">Floats from one pixel of it to the next.</param>
    /// <param name="target">Pixel (0, 0) of the gradient of the image.</param>
    /// <param name="targetLine">Floats from one line of it to the next.</param>
    /// <param name="targetPixel">Floats from one pixel of it to the next.</param>
    /// <param name="lines">Lines of the pooled image.</param>
    /// <param name="pixels">Pixels of a line of it.</param>
    /// <param name="lanes">Lanes of a pixel.</param>
    /// <param name="kernelY">Lines of the window.</param>
    /// <param name="kernelX">Pixels of a line of the window.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        ref float places, ref float gradient, int gradientLine, int gradientPixel, ref float target, int targetLine, int targetPixel,
        int lines, int pixels, int lanes, int kernelY, int kernelX)
    {
        PoolWindow window = new(targetLine, targetPixel, kernelY, kernelX);
        fixed (float* numbers = &places, upstream = &gradient, result = &target)
        {
            for (int y = 0; y < lines; y++)
            {
                byte* p = (byte*)numbers + ((nint)y * pixels * lanes);
                float* g = upstream + ((nint)y * gradientLine), t = result + ((nint)y * kernelY * targetLine);
                if (Vector512.IsHardwareAccelerated)
                {
                    PoolPlaces512.Spread(window, p, g, gradientPixel, t, pixels, lanes);
                }
                else
                {
                    PoolPlacesNarrow.Spread(window, p, g, gradientPixel, t, pixels, lanes);
                }
            }
        }
    }
}
