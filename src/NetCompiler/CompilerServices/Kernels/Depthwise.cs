using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetCompiler.Threading;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Convolutions of each channel by itself: channels are lanes, so that a tap is one multiply-add of a vector of the image with a vector of the
/// weight. Pointers inside, since walks of gradients have negative strides (see <see cref="Contraction"/>).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Depthwise
{
    // Of so many lines, a tile and those below it come before the next tile: most of what it reads was read by the one above.
    private const int LinesPerBlock = 4;

    private static int TilePixels => Vector512.IsHardwareAccelerated ? DepthwiseTile512.Pixels : DepthwiseTileNarrow.Pixels;

    /// <summary>
    /// <c>c[y, x, n] = epilogue(bias[n] + sum over taps (u, v) of a[y, x, n; u, v] * w[u, v, n])</c> for an image.
    /// </summary>
    /// <param name="a">Lane 0 of the image where output pixel (0, 0) meets tap (0, 0).</param>
    /// <param name="lineA">Floats in the image from one line of outputs to the next.</param>
    /// <param name="pixelA">Floats in the image from one output to the next.</param>
    /// <param name="w">Lane 0 of tap (0, 0) in the first panel.</param>
    /// <param name="walk">How the taps lie.</param>
    /// <param name="width">Lanes of a panel of the weight, 16 or 32.</param>
    /// <param name="panel">Floats from one panel of the weight to the next.</param>
    /// <param name="c">Lane 0 of output (0, 0).</param>
    /// <param name="lineC">Floats from one line of outputs to the next.</param>
    /// <param name="pixelC">Floats from one output to the next.</param>
    /// <param name="lines">Lines of outputs.</param>
    /// <param name="pixels">Outputs of a line.</param>
    /// <param name="lanes">Channels, rounded up to a multiple of 16.</param>
    /// <param name="bias">Added to every output, padded as the lanes are; a null reference adds nothing.</param>
    /// <param name="epilogue">Applied to the finished sums.</param>
    /// <typeparam name="TEpilogue">The function applied to the finished sums.</typeparam>
    public static void Run<TEpilogue>(
        ref float a, int lineA, int pixelA, ref float w, DepthwiseWalk walk, int width, int panel,
        ref float c, int lineC, int pixelC, int lines, int pixels, int lanes, ref float bias, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        long work = (long)lines * pixels * lanes * walk.Lines * walk.Pixels * SharedDepthwise<TEpilogue>.Weight;
        if (KernelTeam.For(work) is { } team)
        {
            SharedDepthwise<TEpilogue>.Run(
                team, ref a, lineA, pixelA, ref w, walk, width, panel, ref c, lineC, pixelC, lines, pixels, lanes, ref bias, epilogue, work);
        }
        else
        {
            RunLines(ref a, lineA, pixelA, ref w, walk, width, panel, ref c, lineC, pixelC, lines, pixels, lanes, ref bias, epilogue);
        }
    }

    /// <summary>The same, by one thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void RunLines<TEpilogue>(
        ref float a, int lineA, int pixelA, ref float w, DepthwiseWalk walk, int width, int panel,
        ref float c, int lineC, int pixelC, int lines, int pixels, int lanes, ref float bias, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        fixed (float* image = &a, weight = &w, target = &c, start = &bias)
        {
            if (walk is { Lines: 3, Pixels: 3 } && pixels >= TilePixels)
            {
                DepthwiseLines part = new()
                {
                    A = (byte*)image, W = (byte*)weight, C = (byte*)target, Bias = start, Pixels = pixels, Lanes = lanes, Width = width,
                    LineA = Bytes(lineA), PixelA = Bytes(pixelA), TapLineA = Bytes(walk.LineA), TapA = Bytes(walk.PixelA),
                    LineW = Bytes(walk.LineW), PixelW = Bytes(walk.PixelW), PanelGap = Bytes(panel - width),
                    LineC = Bytes(lineC), PixelC = Bytes(pixelC),
                };
                RunTiles(part, lines, epilogue);
                return;
            }

            int step = Vector512.IsHardwareAccelerated ? 16 : Vector<float>.Count;
            for (int line = 0; line < lines; line++)
            {
                // All lanes of a line before the next one: the image is read once, in the order in which it lies.
                float* lineFrom = image + ((nint)line * lineA), lineTo = target + ((nint)line * lineC);
                for (int lane = 0; lane < lanes; lane += step)
                {
                    float* taps = weight + ((nint)(lane / width) * panel) + (lane % width);
                    float* first = start == null ? null : start + lane;
                    if (Vector512.IsHardwareAccelerated)
                    {
                        DepthwiseLine512.Run(lineFrom + lane, pixelA, taps, walk, lineTo + lane, pixelC, pixels, first, epilogue);
                    }
                    else
                    {
                        DepthwiseLineNarrow.Run(lineFrom + lane, pixelA, taps, walk, lineTo + lane, pixelC, pixels, first, epilogue);
                    }
                }
            }
        }
    }

    /// <summary>
    /// <c>dw[u, v, n] = sum over rows, lines and pixels of a[y, x, n; u, v] * g[y, x, n]</c> for the vectors of 16 lanes
    /// <paramref name="first"/> to <paramref name="end"/> (exclusive); lanes from <paramref name="channels"/> on become zero.
    /// </summary>
    /// <param name="first">The first vector of 16 lanes.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="a">Lane 0 of the image of row 0 where output pixel (0, 0) meets tap (0, 0).</param>
    /// <param name="rowA">Floats from one row's image to the next.</param>
    /// <param name="lineA">Floats in the image from one line of outputs to the next.</param>
    /// <param name="pixelA">Floats in the image from one output to the next.</param>
    /// <param name="walk">How the taps lie.</param>
    /// <param name="g">Lane 0 of output (0, 0) of the gradient of row 0.</param>
    /// <param name="rowG">Floats from one row's gradient to the next.</param>
    /// <param name="lineG">Floats from one line of the gradient to the next.</param>
    /// <param name="pixelG">Floats from one pixel of the gradient to the next.</param>
    /// <param name="lines">Lines of outputs.</param>
    /// <param name="pixels">Outputs of a line.</param>
    /// <param name="width">Lanes of a panel of the weight, 16 or 32.</param>
    /// <param name="panel">Floats from one panel of the weight to the next.</param>
    /// <param name="dw">Lane 0 of tap (0, 0) in the first panel.</param>
    /// <param name="channels">The true number of channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WeightGradient(
        int first, int end, int rows, ref float a, int rowA, int lineA, int pixelA, DepthwiseWalk walk,
        ref float g, int rowG, int lineG, int pixelG, int lines, int pixels, int width, int panel, ref float dw, int channels)
    {
        fixed (float* image = &a, gradient = &g, weight = &dw)
        {
            DepthwiseSums sums = new()
            {
                Rows = rows, Lines = lines, Pixels = pixels, RowA = rowA, LineA = lineA, PixelA = pixelA, TapA = walk.PixelA,
                RowG = rowG, LineG = lineG, PixelG = pixelG, Channels = channels, TapW = walk.PixelW,
            };
            int step = Vector512.IsHardwareAccelerated ? 16 : Vector<float>.Count;
            for (int lane = first * 16; lane < end * 16; lane += step)
            {
                for (int u = 0; u < walk.Lines; u++)
                {
                    float* from = image + ((nint)u * walk.LineA) + lane;
                    float* to = weight + ((nint)(lane / width) * panel) + (lane % width) + ((nint)u * walk.LineW);
                    for (int v = 0; v < walk.Pixels;)
                    {
                        int taps = walk.Pixels - v >= 3 ? 3 : 1;
                        sums.Run(from + ((nint)v * walk.PixelA), gradient + lane, taps, to + ((nint)v * walk.PixelW), lane);
                        v += taps;
                    }
                }
            }
        }
    }

    // Two lines at a time where they share the image; the last one by itself.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunTiles<TEpilogue>(DepthwiseLines part, int lines, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        bool share = part.TapLineA == part.LineA && part.TapA == part.PixelA;
        for (int line = 0, taken; line < lines; line += taken, part.A += taken * part.LineA, part.C += taken * part.LineC)
        {
            taken = Math.Min(LinesPerBlock, lines - line);
            if (share && taken > 1)
            {
                taken &= ~1;
                if (Vector512.IsHardwareAccelerated)
                {
                    DepthwiseTile512.Two(part, taken / 2, epilogue);
                }
                else
                {
                    DepthwiseTileNarrow.Two(part, taken / 2, epilogue);
                }
            }
            else if (Vector512.IsHardwareAccelerated)
            {
                DepthwiseTile512.One(part, taken, epilogue);
            }
            else
            {
                DepthwiseTileNarrow.One(part, taken, epilogue);
            }
        }
    }

    private static nint Bytes(int floats) => (nint)floats * sizeof(float);
}
