using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Input gradients of dense layers: products with a transposed weight, of which a part of a panel at a time is transposed. It stays in the first-level
/// cache until all rows have read it; the whole transpose would be written to the third-level one, and read from there.
/// </summary>
public static unsafe class TransposedProduct
{
    // Outputs that are transposed at a time: whole panels of the weight, that stay in the first-level cache.
    private const int PartLength = DepthParts.MostListed / 32 * 32;

    // Rows whose offsets are held at a time.
    private const int BlockRows = 128;

    /// <summary>
    /// <c>c[m, tap, k] = epilogue(bias[tap, k] + sum over n of a[m, n] * weight[n, tap, k])</c> for all rows m, and the units [<paramref name="first"/>,
    /// <paramref name="end"/>): unit u is panel <c>u % p</c> of tap <c>u / p</c>, with <c>p = ceil(channels / channelWidth)</c>.
    /// </summary>
    /// <param name="first">First unit.</param>
    /// <param name="end">One past the last unit.</param>
    /// <param name="rows">Rows of a and c.</param>
    /// <param name="a">Row 0 of the left matrix, whose columns lie side by side.</param>
    /// <param name="strideA">Floats from one row of <paramref name="a"/> to the next.</param>
    /// <param name="weight">The first panel: <c>[outputs / width][taps][channels][width]</c>.</param>
    /// <param name="outputs">The length of the reduction.</param>
    /// <param name="width">Outputs of one panel, 16 or 32.</param>
    /// <param name="taps">Pixels of a row of the result.</param>
    /// <param name="channels">Columns of a pixel.</param>
    /// <param name="channelWidth">Columns of a panel of the result, 16 or 32; lanes behind the last column become zero.</param>
    /// <param name="c">Row 0 of the result.</param>
    /// <param name="strideC">Floats from one row of <paramref name="c"/> to the next.</param>
    /// <param name="places">Where taps lie in a row of the result.</param>
    /// <param name="bias">Added to every row, padded to whole panels; a null reference adds nothing.</param>
    /// <param name="epilogue">Applied to the finished sums.</param>
    /// <typeparam name="TEpilogue">The function applied to the finished sums.</typeparam>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TEpilogue>(
        int first, int end, int rows, ref float a, int strideA, ref float weight, int outputs, int width, int taps, int channels, int channelWidth,
        ref float c, int strideC, RowWalk places, ref float bias, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        const int CacheLine = 64;
        byte* memory = stackalloc byte[(PartLength * 32 * sizeof(float)) + CacheLine];
        float* transposed = (float*)(((nint)memory + CacheLine - 1) / CacheLine * CacheLine);
        nint* offsetsA = stackalloc nint[BlockRows + Tile512.Rows], offsetsC = stackalloc nint[BlockRows + Tile512.Rows];
        int length = GradientParts.Equal(outputs, PartLength, width), panels = (channels + channelWidth - 1) / channelWidth;
        fixed (float* startA = &a, weights = &weight, startC = &c, startBias = &bias)
        {
            TilePart part = new() { B = (byte*)transposed, RowsA = offsetsA, RowsC = offsetsC, StepA = sizeof(float), StepB = channelWidth * sizeof(float) };
            for (int unit = first; unit < end; unit++)
            {
                (int tap, int panel) = Math.DivRem(unit, panels);
                int channel = panel * channelWidth;
                part.C = (byte*)(startC + channel) + places.Start(tap);
                part.Live = Math.Min(channelWidth, channels - channel);
                for (int output = 0; output < outputs; output += length)
                {
                    part.Count = Math.Min(length, outputs - output);
                    part.A = (byte*)(startA + output);
                    part.Bias = startBias == null || output > 0 ? null : startBias + (((nint)tap * panels) + panel) * channelWidth;
                    part.Accumulate = output > 0;
                    float* source = weights + ((((nint)output * taps) + ((nint)tap * width)) * channels) + ((nint)channel * width);
                    Transpose(source, (nint)taps * channels * width, part.Count, width, part.Live, channelWidth, transposed);
                    if (output + length < outputs)
                    {
                        RunRows(rows, strideA, strideC, channelWidth, part, default(Linear));
                    }
                    else
                    {
                        RunRows(rows, strideA, strideC, channelWidth, part, epilogue);
                    }
                }
            }
        }
    }

    // Some outputs of a panel of channels.
    private static void Transpose(float* source, nint panelLength, int outputs, int width, int channels, int channelWidth, float* transposed)
    {
        for (int output = 0; output < outputs; output += width, source += panelLength, transposed += (nint)width * channelWidth)
        {
            // Whole groups of four: outputs behind the last are zero.
            Block.Transpose(source, width, channels, transposed, channelWidth, channelWidth, Math.Min(width, (outputs - output + 3) / 4 * 4));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunRows<TEpilogue>(int rows, int strideA, int strideC, int width, in TilePart part, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        RowCursor cursorA = new(new(1, rows, 0, 0, strideA), 0), cursorC = new(new(1, rows, 0, 0, strideC), 0);
        for (int row = 0; row < rows; row += BlockRows)
        {
            int some = Math.Min(BlockRows, rows - row), padded = (some + Contraction.TileRows - 1) / Contraction.TileRows * Contraction.TileRows;
            cursorA.Write(part.RowsA, some, padded);
            cursorC.Write(part.RowsC, some, padded);
            Contraction.RunTiles<EvenSteps, TEpilogue>(some, width, part, epilogue);
        }
    }
}
