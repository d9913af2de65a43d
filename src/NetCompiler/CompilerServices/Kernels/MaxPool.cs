using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The largest value of each window of an image, channel by channel. The window is clipped to the image, which is what a
/// padding of negative infinity means; NaN in a window gives NaN. Images are channels-last and given by their pixel (0, 0)
/// inside any halo; halos are neither read nor written. The lanes computed are those that every pixel has room for, dead
/// ones included.
/// </summary>
public static unsafe class MaxPool
{
    /// <summary><c>target[y, x] = max of source[y * strideY - padY + i, x * strideX - padX + j]</c> over i below kernelY, j below kernelX.</summary>
    /// <param name="source">Pixel (0, 0) of the source.</param>
    /// <param name="sourceLine">Floats from one source line to the next.</param>
    /// <param name="height">Lines of the source.</param>
    /// <param name="width">Pixels of a source line.</param>
    /// <param name="target">Pixel (0, 0) of the target.</param>
    /// <param name="targetLine">Floats from one target line to the next.</param>
    /// <param name="outHeight">Lines of the target.</param>
    /// <param name="outWidth">Pixels of a target line.</param>
    /// <param name="channelStride">Floats from one source pixel to the next.</param>
    /// <param name="targetChannelStride">Floats from one target pixel to the next.</param>
    /// <param name="kernelY">Lines of the window.</param>
    /// <param name="kernelX">Pixels of a line of the window.</param>
    /// <param name="strideY">Lines from one window to the next.</param>
    /// <param name="strideX">Pixels from one window to the next.</param>
    /// <param name="padY">Lines of padding above.</param>
    /// <param name="padX">Pixels of padding on the left.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(
        ref float source, int sourceLine, int height, int width, ref float target, int targetLine, int outHeight, int outWidth,
        int channelStride, int targetChannelStride, int kernelY, int kernelX, int strideY, int strideX, int padY, int padX)
    {
        int lanes = Math.Min(channelStride, targetChannelStride);
        PoolAxis vertical = new(kernelY, strideY, padY, height, outHeight), horizontal = new(kernelX, strideX, padX, width, outWidth);
        fixed (float* image = &source, result = &target)
        {
            for (int y = 0; y < outHeight; y++)
            {
                (int fromY, int lines) = vertical.Window(y);
                for (int x = 0, count; x < outWidth; x += count)
                {
                    (int fromX, int pixels) = horizontal.Window(x);
                    count = horizontal.Alike(x);
                    float* s = image + ((nint)fromY * sourceLine) + ((nint)fromX * channelStride);
                    float* t = result + ((nint)y * targetLine) + ((nint)x * targetChannelStride);
                    PoolWindow window = new(sourceLine, channelStride, lines, pixels);
                    Largest(window, s, (nint)strideX * channelStride, t, targetChannelStride, count, lanes);
                }
            }
        }
    }

    // Windows side by side.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Largest(in PoolWindow window, float* source, nint step, float* target, nint targetStep, int count, int lanes)
    {
        int n = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            PoolWindow512.Largest(window, source, step, target, targetStep, count, lanes);
            n = lanes / Vector512<float>.Count * Vector512<float>.Count;
        }

        if (n + Vector<float>.Count <= lanes)
        {
            PoolWindowNarrow.Largest(window, source + n, step, target + n, targetStep, count, lanes - n);
            n += (lanes - n) / Vector<float>.Count * Vector<float>.Count;
        }

        for (; n < lanes; n++)
        {
            for (int x = 0; x < count; x++)
            {
                target[n + (x * targetStep)] = LargestScalar(source + n + (x * step), window.Line, window.Pixel, window.Lines, window.Pixels, out _);
            }
        }
    }

    /// <summary>
    /// The gradient of each window goes to its first largest element in the order of lines; everything else of the source's
    /// gradient becomes zero. Parameters as in <see cref="Forward"/>.
    /// </summary>
    /// <param name="source">Pixel (0, 0) of what was pooled.</param>
    /// <param name="sourceLine">Floats from one source line to the next.</param>
    /// <param name="gradient">Pixel (0, 0) of the gradient of the pooled image.</param>
    /// <param name="gradientLine">Floats from one line of it to the next.</param>
    /// <param name="sourceGradient">Pixel (0, 0) of the result.</param>
    /// <param name="sourceGradientLine">Floats from one line of it to the next.</param>
    /// <param name="height">Lines of the source.</param>
    /// <param name="width">Pixels of a source line.</param>
    /// <param name="outHeight">Lines of the pooled image.</param>
    /// <param name="outWidth">Pixels of a line of the pooled image.</param>
    /// <param name="channelStride">Floats from one source pixel to the next.</param>
    /// <param name="gradientChannelStride">Floats from one pixel of the pooled image's gradient to the next.</param>
    /// <param name="sourceGradientChannelStride">Floats from one pixel of the result to the next.</param>
    /// <param name="kernelY">Lines of the window.</param>
    /// <param name="kernelX">Pixels of a line of the window.</param>
    /// <param name="strideY">Lines from one window to the next.</param>
    /// <param name="strideX">Pixels from one window to the next.</param>
    /// <param name="padY">Lines of padding above.</param>
    /// <param name="padX">Pixels of padding on the left.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        ref float source, int sourceLine, ref float gradient, int gradientLine, ref float sourceGradient, int sourceGradientLine,
        int height, int width, int outHeight, int outWidth, int channelStride, int gradientChannelStride, int sourceGradientChannelStride,
        int kernelY, int kernelX, int strideY, int strideX, int padY, int padX)
    {
        int lanes = Math.Min(channelStride, Math.Min(gradientChannelStride, sourceGradientChannelStride));
        bool overlaps = strideY < kernelY || strideX < kernelX;
        bool covers = strideY <= kernelY && strideX <= kernelX && (outHeight * strideY) - padY >= height && (outWidth * strideX) - padX >= width;
        PoolAxis vertical = new(kernelY, strideY, padY, height, outHeight), horizontal = new(kernelX, strideX, padX, width, outWidth);
        fixed (float* image = &source, upstream = &gradient, result = &sourceGradient)
        {
            if (overlaps || !covers)
            {
                Clear(result, sourceGradientLine, height, width * sourceGradientChannelStride);
            }

            for (int y = 0; y < outHeight; y++)
            {
                (int fromY, int lines) = vertical.Window(y);
                for (int x = 0, count; x < outWidth; x += count)
                {
                    (int fromX, int pixels) = horizontal.Window(x);
                    count = horizontal.Alike(x);
                    float* s = image + ((nint)fromY * sourceLine) + ((nint)fromX * channelStride);
                    float* g = upstream + ((nint)y * gradientLine) + ((nint)x * gradientChannelStride);
                    float* d = result + ((nint)fromY * sourceGradientLine) + ((nint)fromX * sourceGradientChannelStride);
                    PoolWindow from = new(sourceLine, channelStride, lines, pixels);
                    PoolWindow to = new(sourceGradientLine, sourceGradientChannelStride, lines, pixels);
                    PoolGradient windows = new(from, to, strideX, gradientChannelStride, overlaps);
                    Spread(windows, s, g, d, count, lanes);
                }
            }
        }
    }

    private static void Clear(float* image, nint line, int lines, int length)
    {
        for (int y = 0; y < lines; y++)
        {
            new Span<float>(image + (y * line), length).Clear();
        }
    }

    // The gradients of windows side by side.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Spread(in PoolGradient windows, float* source, float* gradient, float* target, int count, int lanes)
    {
        int n = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            PoolWindow512.Spread(windows, source, gradient, target, count, lanes);
            n = lanes / Vector512<float>.Count * Vector512<float>.Count;
        }

        if (n + Vector<float>.Count <= lanes)
        {
            PoolWindowNarrow.Spread(windows, source + n, gradient + n, target + n, count, lanes - n);
            n += (lanes - n) / Vector<float>.Count * Vector<float>.Count;
        }

        for (; n < lanes; n++)
        {
            for (int x = 0; x < count; x++)
            {
                SpreadScalar(windows, source + n + (x * windows.SourceStep), gradient[n + (x * windows.GradientStep)], target + n + (x * windows.TargetStep));
            }
        }
    }

    private static void SpreadScalar(in PoolGradient windows, float* source, float gradient, float* target)
    {
        PoolWindow from = windows.Source, to = windows.Target;
        LargestScalar(source, from.Line, from.Pixel, from.Lines, from.Pixels, out int winner);
        for (int tap = 0; tap < from.Lines * from.Pixels; tap++)
        {
            (int line, int pixel) = Math.DivRem(tap, from.Pixels);
            float* place = target + (line * to.Line) + (pixel * to.Pixel);
            *place = (windows.Overlap ? *place : 0) + (tap == winner ? gradient : 0);
        }
    }

    private static float LargestScalar(float* window, nint line, nint pixel, int lines, int pixels, out int winner)
    {
        float max = float.NegativeInfinity;
        winner = 0;
        for (int i = 0; i < lines; i++)
        {
            for (int j = 0; j < pixels; j++)
            {
                float x = window[(i * line) + (j * pixel)];
                if (x > max || float.IsNaN(x))
                {
                    max = x;
                    winner = (i * pixels) + j;
                }
            }
        }

        return max;
    }
}
