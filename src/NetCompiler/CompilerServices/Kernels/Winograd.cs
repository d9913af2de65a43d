using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Convolutions of 3 x 3 taps and stride 1 by Winograd's algorithm: tiles of n x n outputs, whose (n + 2) x (n + 2) inputs and the taps are
/// transformed, so that each of the (n + 2)² points is a contraction over the channels alone; the sums are transformed back.
/// </summary>
/// <remarks>
/// A tile is computed by itself, so bits depend neither on the batch nor on how it is cut. Rounding is not that of a direct convolution: errors are
/// relative to the largest output, some 1e-6 of it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Winograd
{
    /// <summary>
    /// <c>c[y, x, n] = epilogue(bias[n] + sum over i, j below 3 and channels k of a[y + i, x + j, k] * w[n, k, i, j])</c> for whole samples.
    /// </summary>
    /// <param name="first">First sample.</param>
    /// <param name="end">One past the last sample.</param>
    /// <param name="a">Channel 0 of the pixel of sample 0 where output (0, 0) meets tap (0, 0); lanes up to a multiple of 16 are read.</param>
    /// <param name="rowsA">The lines and pixels of outputs, and how samples, lines and pixels of <paramref name="a"/> lie.</param>
    /// <param name="channels">Channels of a pixel.</param>
    /// <param name="u">The weight as <see cref="Weights"/> makes it.</param>
    /// <param name="c">Output 0 of pixel (0, 0) of sample 0.</param>
    /// <param name="rowsC">The lines and pixels of outputs, and how they lie in <paramref name="c"/>.</param>
    /// <param name="outputs">Outputs of a pixel; written are whole panels of them.</param>
    /// <param name="width">Outputs of a panel, 16 or 32.</param>
    /// <param name="bias">Added to every pixel, padded to whole panels; a null reference adds nothing.</param>
    /// <param name="accumulate">Adds to what <paramref name="c"/> holds instead of overwriting it.</param>
    /// <param name="block">Tiles that are computed at a time, a multiple of 4.</param>
    /// <param name="together">
    /// Outputs whose sums at all points are computed before they are transformed, whole panels. All panels are multiplied at a point, then at the next, so
    /// that with many of them the inputs of a block need not stay in the cache, but those of a point.
    /// </param>
    /// <param name="scratch">
    /// With p points of a tile, and l the channels rounded up to 16: <c>p * (16 + block * (l + 16 + together))</c> floats.
    /// </param>
    /// <param name="transform">The size of tiles.</param>
    /// <param name="epilogue">Applied to the finished outputs.</param>
    /// <typeparam name="TTransform">The size of tiles.</typeparam>
    /// <typeparam name="TEpilogue">The function applied to the finished outputs.</typeparam>
    public static void Run<TTransform, TEpilogue>(
        int first, int end, ref float a, RowWalk rowsA, int channels, ref float u, ref float c, RowWalk rowsC, int outputs, int width, ref float bias,
        bool accumulate, int block, int together, ref float scratch, TTransform transform, TEpilogue epilogue)
        where TTransform : struct, IWinogradTransform
        where TEpilogue : struct, ITileEpilogue
    {
        int tiles = new WinogradBlock(rowsA, rowsC, TTransform.Outputs).TilesOfSample;
        fixed (float* image = &a, weight = &u, target = &c, start = &bias)
        {
            WinogradPart<TTransform, TEpilogue> whole = new()
            {
                Image = image, RowsA = rowsA, Channels = channels, Weight = weight, Target = target, RowsC = rowsC, Outputs = outputs, Width = width,
                Bias = start, Accumulate = accumulate, Block = block, Together = together, Epilogue = epilogue,
            };
            if (KernelTeam.For((long)(end - first) * tiles * whole.WorkOfTile) is { } team)
            {
                whole.Share(team, first * tiles, end * tiles);
            }
            else
            {
                Run(whole, first * tiles, end * tiles, ref scratch);
            }
        }
    }

    /// <summary>Computes some tiles.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run<TTransform, TEpilogue>(in WinogradPart<TTransform, TEpilogue> part, int first, int end, ref float scratch)
        where TTransform : struct, IWinogradTransform
        where TEpilogue : struct, ITileEpilogue
    {
        int points = WinogradPart<TTransform, TEpilogue>.Points, edge = WinogradPart<TTransform, TEpilogue>.VectorLanes * points, stride = part.StrideIn;
        int block = part.Block, width = part.Width;
        nint* offsets = stackalloc nint[2 * (block + Contraction.TileRows)];
        fixed (float* memory = &scratch)
        {
            WinogradBlock tiles = new(part.RowsA, part.RowsC, TTransform.Outputs)
            {
                Image = part.Image, Target = part.Target, Channels = part.Channels, Lanes = part.Lanes, StrideIn = stride, Width = width, Bias = part.Bias,
                Accumulate = part.Accumulate, Edge = memory, In = memory + edge, Out = memory + edge + (block * points * stride),
            };
            TilePart panel = new() { RowsA = offsets, RowsC = offsets + block + Contraction.TileRows };
            for (int tile = first; tile < end; tile += block)
            {
                int count = Math.Min(block, end - tile);
                Place(panel.RowsA, count, points * stride * sizeof(float));
                Place(panel.RowsC, count, points * width * sizeof(float));
                tiles.TransformInputs<TTransform>(tile, count);
                float* factors = part.Weight;
                for (int output = 0; output < part.Outputs; output += part.Together, factors += (nint)points * part.Channels * part.Together)
                {
                    int bound = Math.Min(output + part.Together, part.Outputs);
                    tiles.Multiply(count, factors, bound - output, panel, fetches: part.IsFar || tile == first);
                    for (int column = output; column < bound; column += width)
                    {
                        tiles.TransformOutputs<TTransform, TEpilogue>(tile, count, column, column - output, part.Epilogue);
                    }
                }
            }
        }
    }

    // Where the rows of the tiles begin, in bytes; beyond the last it is repeated, as whole register tiles compute it again.
    private static void Place(nint* offsets, int count, int stride)
    {
        for (int row = 0; row < count + Contraction.TileRows; row++)
        {
            offsets[row] = (nint)Math.Min(row, count - 1) * stride;
        }
    }
}
