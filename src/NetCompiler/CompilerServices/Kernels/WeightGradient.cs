using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Gradients with respect to weights: <c>c[m, n] = sum over k of a[k, m] * b[k, n]</c>, where k runs over the samples of a batch and the pixels of
/// each.
/// </summary>
/// <remarks>
/// The reduction walks over whole rows of both factors, which lie far apart, often by a power of two: the first-level cache holds few of them at a
/// time. So blocks of both are copied close together where the copy is used often enough, and as many of them as the second-level cache holds
/// beside a block of the result. As in <see cref="Contraction"/>, every element is one chain in the order of the depth, however it is cut.
/// </remarks>
public static unsafe class WeightGradient
{
    // Fewer rows do not repay the copy of a panel, fewer columns not that of the rows.
    private const int LeastRows = 64, LeastColumns = 256;

    // Of the result: together with the copies, some 750 KB.
    private const int BlockRows = 256, BlockColumns = 512;

    private const int BlockDepth = DepthParts.Longest;

    private const int PanelLength = BlockDepth * 32;

    // Floats between the rows of two tiles, so that these never lie a multiple of 4 KB apart.
    private const int Gap = 16;

    private const int RowsLength = BlockRows * (BlockDepth + Gap);

    // A panel, then rows. Of the thread, since any thread may compute any rows.
    [ThreadStatic]
    private static AlignedBuffer? t_copies;

    /// <summary>Computes the rows m of [<paramref name="first"/>, <paramref name="end"/>); touches no other row.</summary>
    /// <param name="first">First row.</param>
    /// <param name="end">One past the last row.</param>
    /// <param name="a">Element (0, 0) of the left matrix.</param>
    /// <param name="rowsA">Where the rows of the result begin in <paramref name="a"/>.</param>
    /// <param name="depth">The reduction: how it advances in <paramref name="a"/> and <paramref name="b"/>.</param>
    /// <param name="b">Element (0, 0) of the right matrix, whose columns lie side by side.</param>
    /// <param name="c">The result: panels of columns, row by row.</param>
    /// <param name="panelC">Floats from one panel of columns of <paramref name="c"/> to the next.</param>
    /// <param name="columns">Columns of the result; the lanes beyond them, up to the panel's width, become zero.</param>
    /// <param name="width">Columns of a panel: 16 or 32.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        int first, int end, ref float a, RowWalk rowsA, Depth depth, ref float b, ref float c, int panelC, int columns, int width)
    {
        if (columns < LeastColumns || end - first < LeastRows)
        {
            RunInPlace(first, end, ref a, rowsA, depth, ref b, ref c, panelC, columns, width);
            return;
        }

        fixed (float* startA = &a, startB = &b, startC = &c)
        {
            for (int column = 0; column < columns; column += BlockColumns)
            {
                float* panels = startC + ((nint)(column / width) * panelC);
                RunBlocks(first, end, startA, rowsA, depth, startB + column, panels, panelC, Math.Min(BlockColumns, columns - column), width);
            }
        }
    }

    // Some samples at a time, so that their rows stay in the cache while all tiles of the result pass over them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunInPlace(
        int first, int end, ref float a, RowWalk rowsA, Depth depth, ref float b, ref float c, int panelC, int columns, int width)
    {
        int together = Math.Max(1, BlockDepth / (depth.Middle * depth.Inner));
        for (int sample = 0; sample < depth.Outer; sample += together)
        {
            Depth part = depth with { Outer = Math.Min(together, depth.Outer - sample) };
            Contraction.Run(
                first, end, ref Unsafe.Add(ref a, (nint)sample * depth.OuterA), rowsA, part, ref Unsafe.Add(ref b, (nint)sample * depth.OuterB), width,
                ref c, new RowWalk(1, end, 0, 0, width), panelC, columns, width, ref Unsafe.NullRef<float>(), sample > 0, default(Linear));
        }
    }

    // All rows of some columns. While the depth passes by, a block of the result stays in the cache.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunBlocks(
        int first, int end, float* a, RowWalk rowsA, Depth depth, float* b, float* c, int panelC, int columns, int width)
    {
        int tile = Contraction.TileRows, blockRows = EqualPart(end - first, BlockRows / tile * tile, tile);
        int steps = depth.Outer * depth.Middle * depth.Inner, longest = EqualPart(steps, BlockDepth, 1), group = (tile * longest) + Gap;
        nint* offsetsA = stackalloc nint[BlockRows];
        nint* offsetsC = stackalloc nint[BlockRows];
        nint* offsetsCopy = stackalloc nint[BlockRows];
        nint* depthA = stackalloc nint[BlockDepth];
        nint* depthB = stackalloc nint[BlockDepth];
        Step* copySteps = stackalloc Step[BlockDepth];
        WriteCopy(offsetsCopy, blockRows, group, copySteps, longest, width);
        RowCursor cursorA = new(rowsA, first), cursorC = new(new RowWalk(1, end, 0, 0, width), first);
        fixed (float* panel = &(t_copies ??= new AlignedBuffer(PanelLength + RowsLength)).Start)
        {
            float* copy = panel + PanelLength;
            TilePart part = new() { A = (byte*)copy, B = (byte*)panel, RowsA = offsetsCopy, RowsC = offsetsC, Steps = copySteps };
            (part.StepA, part.StepB) = (tile * sizeof(float), width * sizeof(float));
            for (int row = first; row < end; row += blockRows)
            {
                int rows = Math.Min(blockRows, end - row), padded = (rows + tile - 1) / tile * tile;
                cursorA.Write(offsetsA, rows, padded);
                cursorC.Write(offsetsC, rows, padded);
                DepthCursor cursor = new(depth);
                for (int step = 0; step < steps; step += longest)
                {
                    part.Count = Math.Min(longest, steps - step);
                    part.Accumulate = step > 0;
                    cursor.Write(depthA, depthB, part.Count);
                    CopyRows((byte*)a, offsetsA, padded, depthA, part.Count, copy, group);
                    for (int column = 0; column < columns; column += width)
                    {
                        CopyPanel((byte*)(b + column), depthB, part.Count, width, panel);
                        part.C = (byte*)(c + ((nint)(column / width) * panelC));
                        part.Live = Math.Min(width, columns - column);
                        Contraction.RunTiles(rows, width, part, default(Linear));
                    }
                }
            }
        }
    }

    // The length of parts of about equal size, none longer than the longest.
    private static int EqualPart(int length, int longest, int multiple)
    {
        int parts = (length + longest - 1) / longest;
        return ((length + parts - 1) / parts + multiple - 1) / multiple * multiple;
    }

    // How the copies are read: what one step of a tile needs of its rows lies side by side, as do the rows of the panel.
    private static void WriteCopy(nint* rows, int count, int group, Step* steps, int longest, int width)
    {
        int tile = Contraction.TileRows;
        for (int row = 0; row < count; row++)
        {
            rows[row] = ((row / tile * group) + (row % tile)) * sizeof(float);
        }

        for (int step = 0; step < longest; step++)
        {
            steps[step] = new Step(step * tile * sizeof(float), step == 0 ? 0 : width * sizeof(float));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRows(byte* a, nint* rows, int count, nint* depth, int steps, float* to, int group)
    {
        const int FourTiles = 32;
        int tile = Contraction.TileRows, row = 0;
        while (row < count)
        {
            nint* next = rows + row;
            if (tile == 8 && row + FourTiles <= count && next[FourTiles - 1] - next[0] == (FourTiles - 1) * sizeof(float))
            {
                CopyFourTiles(a + next[0], depth, steps, to, group);
                row += FourTiles;
                to += FourTiles / tile * group;
                continue;
            }

            if (tile == TileNarrow.Rows && next[TileNarrow.Rows - 1] - next[0] == (TileNarrow.Rows - 1) * sizeof(float))
            {
                CopySix(a + next[0], depth, steps, to);
            }
            else
            {
                CopyRowByRow(a, next, tile, depth, steps, to);
            }

            row += tile;
            to += group;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRowByRow(byte* a, nint* rows, int count, nint* depth, int steps, float* to)
    {
        for (int step = 0; step < steps; step++)
        {
            byte* from = a + depth[step];
            for (int i = 0; i < count; i++)
            {
                *to++ = *(float*)(from + rows[i]);
            }
        }
    }

    // The rows of a narrow tile that are neighbors in memory.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopySix(byte* a, nint* depth, int steps, float* to)
    {
        for (int step = 0; step < steps; step++, to += TileNarrow.Rows)
        {
            byte* from = a + depth[step];
            *(Vector128<float>*)to = *(Vector128<float>*)from;
            *(double*)(to + 4) = *(double*)(from + (4 * sizeof(float)));
        }
    }

    // Rows that are neighbors in memory: whole cache lines are read.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyFourTiles(byte* a, nint* depth, int steps, float* to, int group)
    {
        for (int step = 0; step < steps; step++, to += 8)
        {
            Vector256<float>* from = (Vector256<float>*)(a + depth[step]);
            *(Vector256<float>*)to = from[0];
            *(Vector256<float>*)(to + group) = from[1];
            *(Vector256<float>*)(to + (2 * group)) = from[2];
            *(Vector256<float>*)(to + (3 * group)) = from[3];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyPanel(byte* b, nint* depth, int steps, int width, float* to)
    {
        for (int step = 0; step < steps; step++)
        {
            float* from = (float*)(b + depth[step]);
            if (Vector512.IsHardwareAccelerated)
            {
                for (int i = 0; i < width; i += Vector512<float>.Count, to += Vector512<float>.Count)
                {
                    *(Vector512<float>*)to = *(Vector512<float>*)(from + i);
                }
            }
            else
            {
                for (int i = 0; i < width; i += Vector256<float>.Count, to += Vector256<float>.Count)
                {
                    *(Vector256<float>*)to = *(Vector256<float>*)(from + i);
                }
            }
        }
    }
}
