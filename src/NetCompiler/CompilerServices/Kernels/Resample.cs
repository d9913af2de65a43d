using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Images made of weighted windows of another image, channel by channel: averages, enlargements, borders; and the transposed way for their
/// gradients. Images are channels-last and given by their pixel (0, 0) inside any halo; halos are neither read nor written. Floats of a pixel are
/// multiples of 16, and all that both images have room for are computed, dead lanes included.
/// </summary>
public static unsafe class Resample
{
    // Windows of so many columns are worked out once for all lines: a kilobyte of stack.
    private const int Columns = 64;

    /// <summary>
    /// <c>target[i, j] = sum over u, v of a[i, u] b[j, v] source[u, v]</c>, where <c>a[i, u]</c> is what <paramref name="y"/> says of line u for
    /// output i, and b is of <paramref name="x"/>; <paramref name="fill"/> where the window is empty.
    /// </summary>
    /// <param name="source">Pixel (0, 0) of the source.</param>
    /// <param name="sourceLine">Floats from one source line to the next.</param>
    /// <param name="sourcePixel">Floats from one source pixel to the next.</param>
    /// <param name="target">Pixel (0, 0) of the target.</param>
    /// <param name="targetLine">Floats from one target line to the next.</param>
    /// <param name="targetPixel">Floats from one target pixel to the next.</param>
    /// <param name="y">How lines are resampled.</param>
    /// <param name="x">How the pixels of a line are resampled.</param>
    /// <param name="fill">The value of empty windows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(
        ref float source, int sourceLine, int sourcePixel, ref float target, int targetLine, int targetPixel, ResampleAxis y, ResampleAxis x, float fill)
    {
        int lanes = Math.Min(sourcePixel, targetPixel);
        ResampleWindow* columns = stackalloc ResampleWindow[Columns];
        fixed (float* image = &source, result = &target)
        {
            for (int start = 0; start < x.Outputs; start += Columns)
            {
                int count = Prepare(columns, x, start);
                for (int i = 0; i < y.Outputs; i++)
                {
                    ResampleWindow line = y.WindowOf(i);
                    float* s = image + ((nint)line.First * sourceLine), t = result + ((nint)i * targetLine) + ((nint)start * targetPixel);
                    for (int j = 0; j < count; j++, t += targetPixel)
                    {
                        ref ResampleWindow column = ref columns[j];
                        float* window = s + ((nint)column.First * sourcePixel);
                        float first = line.Count == 0 || column.Count == 0 ? fill : 0;
                        int n = 0;
                        for (; Vector512.IsHardwareAccelerated && n < lanes; n += Vector512<float>.Count)
                        {
                            *(Vector512<float>*)(t + n) = ResampleTaps512.Sum(window + n, sourceLine, sourcePixel, line, column, first);
                        }

                        for (; n < lanes; n += Vector<float>.Count)
                        {
                            *(Vector<float>*)(t + n) = ResampleTapsNarrow.Sum(window + n, sourceLine, sourcePixel, line, column, first);
                        }
                    }
                }
            }
        }
    }

    /// <summary>
    /// The transpose of <see cref="Gather"/>: <c>source[u, v] = sum over i, j of a[i, u] b[j, v] target[i, j]</c>, where the axes are those of the
    /// gather; so the image that is read has their outputs, and the one that is written their sizes.
    /// </summary>
    /// <param name="gradient">Pixel (0, 0) of the image that is read.</param>
    /// <param name="gradientLine">Floats from one line of it to the next.</param>
    /// <param name="gradientPixel">Floats from one pixel of it to the next.</param>
    /// <param name="result">Pixel (0, 0) of the image that is written.</param>
    /// <param name="resultLine">Floats from one line of it to the next.</param>
    /// <param name="resultPixel">Floats from one pixel of it to the next.</param>
    /// <param name="y">How lines were resampled.</param>
    /// <param name="x">How the pixels of a line were resampled.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scatter(
        ref float gradient, int gradientLine, int gradientPixel, ref float result, int resultLine, int resultPixel, ResampleAxis y, ResampleAxis x)
    {
        int lanes = Math.Min(gradientPixel, resultPixel);
        ResampleWindow* columns = stackalloc ResampleWindow[Columns];
        fixed (float* upstream = &gradient, image = &result)
        {
            for (int line = 0; line < y.Size; line++)
            {
                new Span<float>(image + ((nint)line * resultLine), x.Size * resultPixel).Clear();
            }

            for (int start = 0; start < x.Outputs; start += Columns)
            {
                int count = Prepare(columns, x, start);
                for (int i = 0; i < y.Outputs; i++)
                {
                    ResampleWindow line = y.WindowOf(i);
                    float* g = upstream + ((nint)i * gradientLine) + ((nint)start * gradientPixel), r = image + ((nint)line.First * resultLine);
                    for (int j = 0; j < count; j++, g += gradientPixel)
                    {
                        ref ResampleWindow column = ref columns[j];
                        float* window = r + ((nint)column.First * resultPixel);
                        int n = 0;
                        for (; Vector512.IsHardwareAccelerated && n < lanes; n += Vector512<float>.Count)
                        {
                            ResampleTaps512.Add(*(Vector512<float>*)(g + n), window + n, resultLine, resultPixel, line, column);
                        }

                        for (; n < lanes; n += Vector<float>.Count)
                        {
                            ResampleTapsNarrow.Add(*(Vector<float>*)(g + n), window + n, resultLine, resultPixel, line, column);
                        }
                    }
                }
            }
        }
    }

    private static int Prepare(ResampleWindow* columns, in ResampleAxis x, int start)
    {
        int count = Math.Min(Columns, x.Outputs - start);
        for (int j = 0; j < count; j++)
        {
            columns[j] = x.WindowOf(start + j);
        }

        return count;
    }
}
