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
    // Tiles whose row offsets are held at a time.
    private const int TilesPerBlock = 8;

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
        int blockRows = TilesPerBlock * TileRows;
        RowCursor cursorA = new(rowsA, first), cursorC = new(rowsC, first);
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

            DepthParts parts = new(depth);
            Step* steps = stackalloc Step[DepthParts.Longest];
            parts.Write(steps);
            for (int m = first; m < end; m += blockRows)
            {
                int rows = Math.Min(blockRows, end - m), padded = (rows + TileRows - 1) / TileRows * TileRows;
                cursorA.Write(offsetsA, rows, padded);
                cursorC.Write(offsetsC, rows, padded);
                float* panel = startB, target = startC, start = startBias;
                for (int column = 0; column < columns; column += width, panel += panelB, target += panelC)
                {
                    int live = Math.Min(width, columns - column);
                    RunPanel(rows, startA, offsetsA, depth, parts, steps, panel, target, offsetsC, live, width, start, accumulate, epilogue);
                    start = start == null ? null : start + width;
                }
            }
        }
    }

    // One block of rows against one panel, part by part of the depth; between parts the sums wait in c, which rounds nothing.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPanel<TEpilogue>(
        int rows, float* a, nint* rowsA, in Depth depth, in DepthParts part, Step* steps, float* b, float* c, nint* rowsC, int live, int width,
        float* bias, bool accumulate, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        for (int o = 0; o < depth.Outer; o += part.Outer)
        {
            for (int m = 0; m < depth.Middle; m += part.Middle)
            {
                for (int i = 0; i < depth.Inner; i += part.Inner)
                {
                    int count = Math.Min(part.Outer, depth.Outer - o) * Math.Min(part.Middle, depth.Middle - m) * Math.Min(part.Inner, depth.Inner - i);
                    float* partA = a + ((nint)o * depth.OuterA) + ((nint)m * depth.MiddleA) + ((nint)i * depth.InnerA);
                    float* partB = b + ((nint)o * depth.OuterB) + ((nint)m * depth.MiddleB) + ((nint)i * depth.InnerB);
                    if (o + part.Outer >= depth.Outer && m + part.Middle >= depth.Middle && i + part.Inner >= depth.Inner)
                    {
                        RunTiles(rows, partA, rowsA, steps, count, partB, c, rowsC, live, width, bias, accumulate, epilogue);
                    }
                    else
                    {
                        RunTiles(rows, partA, rowsA, steps, count, partB, c, rowsC, live, width, bias, accumulate, default(Linear));
                    }

                    bias = null;
                    accumulate = true;
                }
            }
        }
    }

    // All tiles of a row block over one part of one panel.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunTiles<TEpilogue>(
        int rows, float* a, nint* rowsA, Step* steps, int count, float* b, float* c, nint* rowsC, int live, int width, float* bias,
        bool accumulate, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        int full = rows / TileRows, rest = rows % TileRows;
        if (rest > TileRows / 2)
        {
            full++;
        }

        nint done = (nint)full * TileRows;
        if (Vector512.IsHardwareAccelerated)
        {
            if (width == 32)
            {
                Tile512.Wide(full, (byte*)a, rowsA, steps, count, (byte*)b, (byte*)c, rowsC, live, bias, accumulate, epilogue);
                if (done < rows)
                {
                    Tile512.HalfWide(1, (byte*)a, rowsA + done, steps, count, (byte*)b, (byte*)c, rowsC + done, live, bias, accumulate, epilogue);
                }
            }
            else
            {
                Tile512.Slim(full, (byte*)a, rowsA, steps, count, (byte*)b, (byte*)c, rowsC, live, bias, accumulate, epilogue);
                if (done < rows)
                {
                    Tile512.HalfSlim(1, (byte*)a, rowsA + done, steps, count, (byte*)b, (byte*)c, rowsC + done, live, bias, accumulate, epilogue);
                }
            }

            return;
        }

        // Narrow vectors take the panel in slices, each against all tiles.
        for (int column = 0; column < width; column += TileNarrow.Columns)
        {
            byte* slice = (byte*)(b + column), target = (byte*)(c + column);
            float* start = bias == null ? null : bias + column;
            TileNarrow.Full(full, (byte*)a, rowsA, steps, count, slice, target, rowsC, live - column, start, accumulate, epilogue);
            if (done < rows)
            {
                TileNarrow.Half(1, (byte*)a, rowsA + done, steps, count, slice, target, rowsC + done, live - column, start, accumulate, epilogue);
            }
        }
    }
}
