using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Gradients with respect to weights: <c>c[m, n] = sum over k of a[k, m] * b[k, n]</c>, where k runs over the samples of a batch and the pixels of
/// each.
/// </summary>
/// <remarks>
/// The reduction walks over whole rows of both factors, which lie far apart, often by a power of two: the first-level cache holds few of them at a
/// time. So blocks of both are copied close together where the copy is used often enough, and as many of them as the second-level cache holds
/// beside a block of the result. As in <see cref="Contraction"/>, every element is one chain in the order of the depth, however it is cut. Where an
/// update takes them, rows of a panel that are finished at once lie in the same memory as those before them, and never leave the cache.
/// </remarks>
public static unsafe partial class WeightGradient
{
    // Fewer rows do not repay the copy of a panel, fewer columns not that of the rows: least where all taps share it, most where all of a batch is near.
    private const int LeastRows = 64, LeastColumnsOfTaps = 64, LeastColumns = 128, LeastColumnsOfOnePart = 256;

    // Of the result: together with the copies, some 800 KB.
    private const int BlockRows = 256, BlockColumns = 512, BlockLength = 147_456;

    private const int PanelLength = GradientParts.Longest * 32, ResultLength = GradientBlock.MostRows * 32;

    // What the first-level translation of addresses holds, with something to spare, in floats: 64 pages.
    private const int NearLength = 65_536, LeastSteps = 64;

    // A panel, its rows of the result, then rows of a. Of the thread, since any thread may compute any rows.
    [ThreadStatic]
    private static AlignedBuffer? t_copies;

    /// <summary>Computes the rows m of [<paramref name="first"/>, <paramref name="end"/>); touches no other row.</summary>
    /// <param name="first">First row.</param>
    /// <param name="end">One past the last row.</param>
    /// <param name="a">Element (0, 0) of the left matrix.</param>
    /// <param name="rowsA">Where the rows of the result begin in <paramref name="a"/>: lines of taps, taps, channels.</param>
    /// <param name="depth">The reduction: how it advances in <paramref name="a"/> and <paramref name="b"/>.</param>
    /// <param name="b">Element (0, 0) of the right matrix, whose columns lie side by side.</param>
    /// <param name="c">The result: panels of columns, row by row.</param>
    /// <param name="panelC">Floats from one panel of columns of <paramref name="c"/> to the next.</param>
    /// <param name="columns">Columns of the result; the lanes beyond them, up to the panel's width, become zero.</param>
    /// <param name="width">Columns of a panel: 16 or 32.</param>
    /// <param name="update">Takes the rows, which then need not arrive in <paramref name="c"/>, or null.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        int first, int end, ref float a, RowWalk rowsA, Depth depth, ref float b, ref float c, int panelC, int columns, int width,
        IWeightUpdate? update = null)
    {
        bool isTaken = Compute(first, end, ref a, rowsA, depth, ref b, ref c, panelC, columns, width, update);
        for (int column = 0; column < columns && !isTaken && update is not null; column += width)
        {
            ref float rows = ref Unsafe.Add(ref c, ((nint)(column / width) * panelC) + (first * width));
            update.Take(PlaceOf(update, ref rows), MemoryMarshal.CreateSpan(ref rows, (end - first) * width));
        }
    }

    /// <summary>The same for the panels of [<paramref name="first"/>, <paramref name="end"/>) and all rows: for threads that each update their own panels.</summary>
    public static void RunPanels(
        int first, int end, int rows, ref float a, RowWalk rowsA, Depth depth, ref float b, ref float c, int panelC, int columns, int width,
        IWeightUpdate? update = null) =>
        Run(
            0, rows, ref a, rowsA, depth, ref Unsafe.Add(ref b, first * width), ref Unsafe.Add(ref c, (nint)first * panelC), panelC,
            Math.Min(end * width, columns) - (first * width), width, update);

    // True if the update has taken the rows already.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Compute(
        int first, int end, ref float a, RowWalk rowsA, Depth depth, ref float b, ref float c, int panelC, int columns, int width,
        IWeightUpdate? update)
    {
        if (NineTaps.Are(rowsA, depth, first, end))
        {
            fixed (float* startA = &a, startB = &b, startC = &c)
            {
                NineTaps.Run(startA, rowsA, depth, startB, startC, panelC, columns, width);
                return false;
            }
        }

        if (IsWorthTransposing(first, end, rowsA, columns, width))
        {
            RunTransposed(first, end, ref a, depth, ref b, ref c, columns);
            return false;
        }

        if (columns < LeastColumnsOfTaps || end - first < LeastRows)
        {
            return RunInPlace(first, end, ref a, rowsA, depth, ref b, ref c, panelC, columns, width, update);
        }

        GradientParts parts = GradientParts.Of(depth);
        GradientTaps taps = GradientTaps.Of(rowsA, depth, first, end);
        int most = MostChannels(taps, new GradientBlock(taps, parts).PlaceCount, Math.Min(columns, BlockColumns));
        if (most > 0)
        {
            int channels = GradientParts.Equal(taps.Channels, most, GradientCopies.Rows);
            RunBlocks(first, end, ref a, rowsA, depth, ref b, ref c, panelC, columns, width, taps, parts, channels);
        }
        else if (parts.AreAll(depth) && columns >= LeastColumnsOfOnePart)
        {
            // A result that is written once needs no room in the cache.
            int rows = GradientParts.Equal(end - first, GradientBlock.MostCopied(parts.Steps), GradientCopies.Rows);
            RunBlocks(first, end, ref a, rowsA, depth, ref b, ref c, panelC, columns, width, GradientTaps.None, parts, rows, update);
            return true;
        }
        else if (!parts.AreAll(depth) && columns >= LeastColumns)
        {
            int rows = GradientParts.Equal(end - first, BlockRows, GradientCopies.Rows);
            RunBlocks(first, end, ref a, rowsA, depth, ref b, ref c, panelC, columns, width, GradientTaps.None, parts, rows);
        }
        else
        {
            return RunInPlace(first, end, ref a, rowsA, depth, ref b, ref c, panelC, columns, width, update);
        }

        return false;
    }

    // What gradient descent multiplies the gradients by, where tiles can do the rest of it; else 0.
    private static float RateOf(IWeightUpdate? update, ref float gradient, int rows, int width) =>
        update is not null && Vector512.IsHardwareAccelerated && width == 32 && rows % Tile512.Rows == 0 ? update.RateOf(PlaceOf(update, ref gradient)) : 0;

    private static float* WeightsOf(IWeightUpdate update, float* gradient) =>
        (float*)Unsafe.AsPointer(ref Unsafe.Add(ref update.Parameters.Start, PlaceOf(update, ref *gradient)));

    private static int PlaceOf(IWeightUpdate update, ref float gradient) =>
        (int)(Unsafe.ByteOffset(ref update.Gradients.Start, ref gradient) / sizeof(float));

    // Channels of a block whose taps share copies; none if copies are too large, or not shared.
    private static int MostChannels(GradientTaps taps, long places, int columns)
    {
        if (!taps.AreShared || places > GradientBlock.MostPlaces)
        {
            return 0;
        }

        int rows = Math.Min(GradientBlock.MostRows, BlockLength / columns) / taps.Count / GradientCopies.Rows * GradientCopies.Rows;
        return Math.Min(rows, GradientBlock.MostCopied((int)places));
    }

    // As many samples at a time as make a part, so that their rows stay in the cache while all tiles of the result pass over them. Single rows that
    // lie in pages of their own make shorter parts.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool RunInPlace(
        int first, int end, ref float a, RowWalk rowsA, Depth depth, ref float b, ref float c, int panelC, int columns, int width, IWeightUpdate? update)
    {
        bool areRows = depth.Outer * depth.Middle == 1;
        (int count, int strideA, int strideB) = areRows ? (depth.Inner, depth.InnerA, depth.InnerB) : (depth.Outer, depth.OuterA, depth.OuterB);
        int longest = areRows
            ? Math.Clamp(NearLength / Math.Max(1, Math.Abs(strideA)), LeastSteps, GradientParts.Longest)
            : Math.Max(1, GradientParts.Longest / (depth.Middle * depth.Inner));
        int together = GradientParts.Equal(count, longest, 1);
        float rate = together == count ? RateOf(update, ref c, end - first, width) : 0;
        ref float result = ref rate == 0 ? ref c : ref *WeightsOf(update!, (float*)Unsafe.AsPointer(ref c));
        for (int i = 0; i < count; i += together)
        {
            int some = Math.Min(together, count - i);
            Contraction.Run(
                first, end, ref Unsafe.Add(ref a, (nint)i * strideA), rowsA, areRows ? depth with { Inner = some } : depth with { Outer = some },
                ref Unsafe.Add(ref b, (nint)i * strideB), width, ref result, new RowWalk(1, end, 0, 0, width), panelC,
                columns, width, ref Unsafe.NullRef<float>(), i > 0, default(Linear), rate);
        }

        return rate != 0;
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunBlocks(
        int first, int end, ref float a, RowWalk rowsA, Depth depth, ref float b, ref float c, int panelC, int columns, int width,
        GradientTaps taps, GradientParts parts, int blockRows, IWeightUpdate? update = null)
    {
        const int MostRows = GradientBlock.MostRows + Tile512.Rows;
        nint* sources = stackalloc nint[MostRows], offsetsA = stackalloc nint[MostRows], offsetsC = stackalloc nint[MostRows];
        nint* places = stackalloc nint[GradientBlock.MostPlaces], offsetsB = stackalloc nint[GradientParts.Longest];
        Step* steps = stackalloc Step[GradientParts.Longest];
        GradientBlock block = new(taps, parts)
        {
            Sources = sources, RowsA = offsetsA, RowsC = offsetsC, Places = places, RowsB = offsetsB, Steps = steps, Update = update,
        };
        fixed (float* startA = &a, startB = &b, startC = &c)
        {
            // Rows, or channels of every tap.
            (int from, int to) = taps.AreShared ? (0, taps.Channels) : (first, end);
            float* rows = startA + ((nint)taps.FirstLine * rowsA.SampleStride);
            int blockColumns = parts.AreAll(depth) ? columns : BlockColumns;
            for (int column = 0; column < columns; column += blockColumns)
            {
                float* panels = startC + ((nint)(column / width) * panelC);
                for (int row = from; row < to; row += blockRows)
                {
                    if (taps.AreShared)
                    {
                        block.TakeChannels(row, Math.Min(blockRows, to - row), first, end, width);
                    }
                    else
                    {
                        block.TakeRows(rowsA, row, Math.Min(blockRows, to - row), width);
                    }

                    RunParts(ref block, parts, rows, depth, startB + column, panels, panelC, Math.Min(blockColumns, columns - column), width);
                }
            }
        }
    }

    // While the depth passes by, a block of the result stays in the cache.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunParts(
        ref GradientBlock block, GradientParts parts, float* a, Depth depth, float* b, float* c, int panelC, int columns, int width)
    {
        bool accumulate = false;
        for (int outer = 0; outer < depth.Outer; outer += parts.Outer)
        {
            for (int middle = 0; middle < depth.Middle; middle += parts.Middle)
            {
                for (int inner = 0; inner < depth.Inner; inner += parts.Inner)
                {
                    block.TakePart(depth, outer, middle, inner, width);
                    RunPart(block, a, b, c, panelC, columns, width, accumulate, !parts.AreAll(depth));
                    accumulate = true;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPart(
        in GradientBlock block, float* a, float* b, float* c, int panelC, int columns, int width, bool accumulate, bool areMany)
    {
        fixed (float* panel = &(t_copies ??= new AlignedBuffer(PanelLength + ResultLength + GradientBlock.CopyLength)).Start)
        {
            float* result = panel + PanelLength, copy = result + ResultLength;
            GradientCopies.CopyRows((byte*)a, block.Sources, block.Copied, block.Places, block.Placed, copy, block.Group);
            TilePart part = new()
            {
                A = (byte*)copy, B = (byte*)panel, RowsA = block.RowsA, RowsC = block.RowsC, Steps = block.Steps, Count = block.Count,
                StepB = width * sizeof(float), Accumulate = accumulate, SourceRows = block.RowsB,
            };

            // Of many samples most come from afar: tiles ask for the next panel.
            int tiles = Math.Max(1, block.Rows / Contraction.TileRows), share = areMany ? (block.Count + tiles - 1) / tiles : 0;
            for (int column = 0; column < columns; column += width)
            {
                GradientCopies.CopyPanel((byte*)(b + column), block.RowsB, block.Count, width, panel);
                float* rows = c + ((nint)(column / width) * panelC) + (block.RowsC[0] / sizeof(float));
                float* weights = block.Update is null ? rows : WeightsOf(block.Update, rows);
                part.Asked = (byte*)weights - block.RowsC[0];
                part.Rate = RateOf(block.Update, ref *rows, block.Rows, width);
                part.C = (byte*)(block.Update is null ? rows : part.Rate != 0 ? weights : result) - block.RowsC[0];
                part.Live = Math.Min(width, columns - column);
                part.Source = (byte*)(b + column + width);
                part.RowsAsked = column + width < columns ? share : 0;
                if (block.AreShared)
                {
                    Contraction.RunTiles<CopiedTapSteps, Linear>(block.Rows, width, part, default);
                }
                else
                {
                    Contraction.RunTiles<CopiedSteps, Linear>(block.Rows, width, part, default);
                }

                if (part.Rate == 0)
                {
                    block.Update?.Take(PlaceOf(block.Update, ref *rows), new Span<float>(result, block.Rows * width));
                }
            }
        }
    }
}
