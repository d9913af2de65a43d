using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The one loop nest that all matrix work is made of: dense layers, convolutions, their input and weight gradients, and
/// products of two activations.
/// </summary>
/// <remarks>
/// Every element of <c>c</c> is one chain of multiply-adds in the order of the depth, whatever the number of rows, their
/// split into calls and the path taken: the bits of a row depend neither on the batch nor on the number of threads.
/// Pointers instead of references inside: walks with negative strides, and the step after the last, leave the array,
/// which a reference may not.
/// </remarks>
public static unsafe class Contraction
{
    // Rows whose offsets are held at a time.
    private const int TilesPerBlock = 8;

    // Multiply-adds per element between two visits of c. The panel's part (128 bytes a step) then stays in the first-level
    // cache while all tiles of a row block pass over it.
    private const int PartDepth = 96;

    private static int TileRows => Vector512.IsHardwareAccelerated ? Tile512.Rows : TileNarrow.Rows;

    /// <summary>
    /// <c>c[m, n] = epilogue(start[n] + sum over k of a[m, k] * b[k, n])</c> for the rows m of
    /// [<paramref name="first"/>, <paramref name="end"/>); touches no other row.
    /// </summary>
    /// <param name="first">First row.</param>
    /// <param name="end">One past the last row.</param>
    /// <param name="a">Element (0, 0) of the left matrix.</param>
    /// <param name="rowsA">Where rows of <paramref name="a"/> begin.</param>
    /// <param name="depth">The reduction: how it advances in <paramref name="a"/> and <paramref name="b"/>.</param>
    /// <param name="b">Column 0 at depth 0 of the right matrix; <paramref name="width"/> columns lie side by side.</param>
    /// <param name="panelB">Floats from one panel of columns of <paramref name="b"/> to the next.</param>
    /// <param name="c">Element (0, 0) of the result.</param>
    /// <param name="rowsC">Where rows of <paramref name="c"/> begin.</param>
    /// <param name="panelC">Floats from one panel of columns of <paramref name="c"/> to the next.</param>
    /// <param name="columns">Columns of the result; the lanes beyond them, up to the panel's width, become zero.</param>
    /// <param name="width">Columns of a panel: 16 or 32.</param>
    /// <param name="bias">Added to every row, padded to whole panels; a null reference adds nothing.</param>
    /// <param name="accumulate">Adds to what <paramref name="c"/> holds instead of overwriting it.</param>
    /// <param name="epilogue">Applied to the finished sums.</param>
    /// <typeparam name="TEpilogue">The function applied to the finished sums.</typeparam>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TEpilogue>(
        int first, int end, ref float a, RowWalk rowsA, Depth depth, ref float b, int panelB, ref float c, RowWalk rowsC, int panelC,
        int columns, int width, ref float bias, bool accumulate, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        if (end <= first)
        {
            return;
        }

        nint* offsetsA = stackalloc nint[TilesPerBlock * Tile512.Rows];
        nint* offsetsC = stackalloc nint[TilesPerBlock * Tile512.Rows];
        RowCursor cursorA = new(rowsA, first), cursorC = new(rowsC, first);
        int blockRows = TilesPerBlock * TileRows;
        fixed (float* startA = &a, startB = &b, startC = &c, startBias = &bias)
        {
            if (end - first == 1)
            {
                cursorA.Write(offsetsA, 1, 1);
                cursorC.Write(offsetsC, 1, 1);
                float* rowA = (float*)((byte*)startA + *offsetsA), rowC = (float*)((byte*)startC + *offsetsC);
                RowVector.Run(rowA, depth, startB, panelB, rowC, panelC, columns, width, startBias, accumulate, epilogue);
                return;
            }

            for (int m = first; m < end; m += blockRows)
            {
                int rows = Math.Min(blockRows, end - m), tiles = (rows + TileRows - 1) / TileRows;
                cursorA.Write(offsetsA, rows, tiles * TileRows);
                cursorC.Write(offsetsC, rows, tiles * TileRows);
                float* panel = startB, target = startC, start = startBias;
                for (int column = 0; column < columns; column += width, panel += panelB, target += panelC)
                {
                    int live = Math.Min(width, columns - column);
                    RunPanel(tiles, startA, offsetsA, depth, panel, target, offsetsC, live, width, start, accumulate, epilogue);
                    start = start == null ? null : start + width;
                }
            }
        }
    }

    // One block of rows against one panel, in parts of the depth; between parts the sums wait in c, which rounds nothing.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPanel<TEpilogue>(
        int tiles, float* a, nint* rowsA, in Depth depth, float* b, float* c, nint* rowsC, int live, int width, float* bias, bool accumulate, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        int inner = Math.Min(depth.Inner, PartDepth);
        int middle = inner < depth.Inner ? 1 : Math.Clamp(PartDepth / inner, 1, depth.Middle);
        int outer = inner < depth.Inner || middle < depth.Middle ? 1 : Math.Clamp(PartDepth / (inner * middle), 1, depth.Outer);
        for (int o = 0; o < depth.Outer; o += outer)
        {
            for (int m = 0; m < depth.Middle; m += middle)
            {
                for (int i = 0; i < depth.Inner; i += inner)
                {
                    Depth part = depth with
                    {
                        Outer = Math.Min(outer, depth.Outer - o), Middle = Math.Min(middle, depth.Middle - m), Inner = Math.Min(inner, depth.Inner - i),
                    };
                    float* partA = a + ((nint)o * depth.OuterA) + ((nint)m * depth.MiddleA) + ((nint)i * depth.InnerA);
                    float* partB = b + ((nint)o * depth.OuterB) + ((nint)m * depth.MiddleB) + ((nint)i * depth.InnerB);
                    bool isFirst = (o | m | i) == 0;
                    bool isLast = o + outer >= depth.Outer && m + middle >= depth.Middle && i + inner >= depth.Inner;
                    float* start = isFirst ? bias : null;
                    if (isLast)
                    {
                        RunTiles(tiles, partA, rowsA, part, partB, c, rowsC, live, width, start, accumulate || !isFirst, epilogue);
                    }
                    else
                    {
                        RunTiles(tiles, partA, rowsA, part, partB, c, rowsC, live, width, start, accumulate || !isFirst, default(Linear));
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunTiles<TEpilogue>(
        int tiles, float* a, nint* rowsA, in Depth depth, float* b, float* c, nint* rowsC, int live, int width, float* bias, bool accumulate, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        if (Vector512.IsHardwareAccelerated)
        {
            for (int tile = 0; tile < tiles; tile++, rowsA += Tile512.Rows, rowsC += Tile512.Rows)
            {
                if (width == 32)
                {
                    Tile512.Wide(a, rowsA, depth, b, c, rowsC, live, bias, accumulate, epilogue);
                }
                else
                {
                    Tile512.Slim(a, rowsA, depth, b, c, rowsC, live, bias, accumulate, epilogue);
                }
            }
        }
        else
        {
            for (int column = 0; column < width; column += TileNarrow.Columns)
            {
                float* start = bias == null ? null : bias + column;
                for (int tile = 0; tile < tiles; tile++)
                {
                    nint at = (nint)tile * TileNarrow.Rows;
                    TileNarrow.Run(a, rowsA + at, depth, b + column, c + column, rowsC + at, live - column, start, accumulate, epilogue);
                }
            }
        }
    }
}
