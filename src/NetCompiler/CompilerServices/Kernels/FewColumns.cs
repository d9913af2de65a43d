using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The product of rows and a matrix of at most 16 columns: the scores of classes, a few numbers. The one or two vectors of sums that a row has would
/// wait for each of their multiply-adds, so the depth is cut into four parts, whose sums are added in their order:
/// <c>(((bias + p0) + p1) + p2) + p3</c>.
/// </summary>
/// <remarks>All rows are computed so: the bits of a row depend neither on the batch nor on the number of threads.</remarks>
public static unsafe class FewColumns
{
    /// <summary>Columns of the panel.</summary>
    internal const int Width = 16;

    /// <summary>Bytes of a row of the panel.</summary>
    internal const int Row = Width * sizeof(float);

    /// <summary>Parts of the depth. The last one has what remains.</summary>
    internal const int Parts = 4;

    /// <summary>Rows whose offsets are held at a time: a multiple of those of all tiles.</summary>
    internal const int BlockRows = 48;

    // Fewer rows are computed one by one.
    private const int LeastRows = 4;

    /// <summary>
    /// <c>c[m, n] = epilogue(bias[n] + sum over k of a[m, k] * b[k, n])</c> for the rows m of [<paramref name="first"/>, <paramref name="end"/>);
    /// touches no other row.
    /// </summary>
    /// <param name="first">First row.</param>
    /// <param name="end">One past the last row.</param>
    /// <param name="a">Element (0, 0) of the left matrix.</param>
    /// <param name="rowsA">Where rows of <paramref name="a"/> begin.</param>
    /// <param name="depth">The length of the reduction, at least 4.</param>
    /// <param name="stepA">Floats from one element of a row of <paramref name="a"/> to the next.</param>
    /// <param name="b">The right matrix, of 16 columns.</param>
    /// <param name="c">Element (0, 0) of the result.</param>
    /// <param name="rowsC">Where rows of <paramref name="c"/> begin.</param>
    /// <param name="columns">Columns of the result; the lanes beyond them, up to 16, become zero.</param>
    /// <param name="bias">Added to every row, padded to 16 columns; a null reference adds nothing.</param>
    /// <param name="epilogue">Applied to the finished sums.</param>
    /// <typeparam name="TEpilogue">The function applied to the finished sums.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TEpilogue>(
        int first, int end, ref float a, RowWalk rowsA, int depth, int stepA, ref float b, ref float c, RowWalk rowsC, int columns, ref float bias,
        TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        fixed (float* startA = &a, startB = &b, startC = &c, startBias = &bias)
        {
            RowPart row = new() { A = (byte*)startA, B = startB, C = (byte*)startC, Columns = columns, Bias = startBias };
            if (end - first >= LeastRows)
            {
                RunBlocks(first, end, row, rowsA, rowsC, depth, stepA, epilogue);
                return;
            }

            for (int m = first; m < end; m++)
            {
                row.A = (byte*)startA + rowsA.Start(m);
                row.C = (byte*)startC + rowsC.Start(m);
                if (Vector512.IsHardwareAccelerated)
                {
                    FewColumns512.Run(row, depth, stepA, epilogue);
                }
                else
                {
                    FewColumnsNarrow.Run(row, depth, stepA, epilogue);
                }
            }
        }
    }

    // Some rows side by side, which read the matrix once; the last one is repeated up to a whole tile.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunBlocks<TEpilogue>(
        int first, int end, in RowPart start, RowWalk rowsA, RowWalk rowsC, int depth, int stepA, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        nint* offsetsA = stackalloc nint[BlockRows], offsetsC = stackalloc nint[BlockRows];
        RowCursor cursorA = new(rowsA, first), cursorC = new(rowsC, first);
        for (int m = first; m < end; m += BlockRows)
        {
            int rows = Math.Min(BlockRows, end - m), padded = (rows + Contraction.TileRows - 1) / Contraction.TileRows * Contraction.TileRows;
            cursorA.Write(offsetsA, rows, padded);
            cursorC.Write(offsetsC, rows, padded);
            if (Vector512.IsHardwareAccelerated)
            {
                FewColumns512.Run(rows, start, offsetsA, offsetsC, depth, stepA, epilogue);
            }
            else
            {
                FewColumnsNarrow.RunTiles(rows, start, offsetsA, offsetsC, depth, stepA, epilogue);
            }
        }
    }
}
