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
    private const int TilesPerBlock = 16;

    /// <summary>Rows of a tile.</summary>
    internal static int TileRows => Vector512.IsHardwareAccelerated ? Tile512.Rows : TileNarrow.Rows;

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
    /// <param name="rate">See <see cref="TilePart.Rate"/>: for whole tiles and a depth of one part.</param>
    /// <typeparam name="TEpilogue">The function applied to the finished sums.</typeparam>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TEpilogue>(
        int first, int end, ref float a, RowWalk rowsA, Depth depth, ref float b, int panelB, ref float c, RowWalk rowsC, int panelC,
        int columns, int width, ref float bias, bool accumulate, TEpilogue epilogue, float rate = 0)
        where TEpilogue : struct, ITileEpilogue
    {
        if (end <= first || SharedContraction<TEpilogue>.TryRun(
            first, end, ref a, rowsA, depth, ref b, panelB, ref c, rowsC, panelC, columns, width, ref bias, accumulate, epilogue))
        {
            return;
        }

        if (!accumulate && OneChannel.Is(first, end, rowsA, depth, rowsC, columns, width))
        {
            OneChannel.Run(first, end, ref a, rowsA, depth, ref b, panelB, ref c, rowsC, panelC, columns, width, ref bias, epilogue);
            return;
        }

        fixed (float* startA = &a, startB = &b, startC = &c, startBias = &bias)
        {
            if (end - first == 1)
            {
                RowPart row = new()
                {
                    A = (byte*)startA + rowsA.Start(first), B = startB, C = (byte*)startC + rowsC.Start(first), PanelB = panelB, PanelC = panelC,
                    Columns = columns, Width = width, Bias = startBias, Accumulate = accumulate,
                };
                RowVector.Run(row, depth, epilogue);
                return;
            }

            nint* offsetsA = stackalloc nint[TilesPerBlock * Tile512.Rows];
            nint* offsetsC = stackalloc nint[TilesPerBlock * Tile512.Rows];
            RowCursor cursorA = new(rowsA, first), cursorC = new(rowsC, first);
            DepthParts parts = new(depth);
            Step* steps = stackalloc Step[DepthParts.MostListed];
            parts.Write(steps);
            TilePart part = new()
            {
                A = (byte*)startA, B = (byte*)startB, C = (byte*)startC, RowsA = offsetsA, RowsC = offsetsC, Steps = steps, Bias = startBias,
                Accumulate = accumulate, AddsFar = accumulate, Rate = rate,
            };
            int blockRows = TilesPerBlock * TileRows;
            for (int m = first; m < end; m += blockRows)
            {
                int rows = Math.Min(blockRows, end - m), padded = (rows + TileRows - 1) / TileRows * TileRows;
                cursorA.Write(offsetsA, rows, padded);
                cursorC.Write(offsetsC, rows, padded);
                RunBlock(rows, part, parts, panelB, panelC, columns, width, epilogue);
            }
        }
    }

    /// <summary>
    /// The same for the panels of [<paramref name="first"/>, <paramref name="end"/>) and all rows: for threads that each keep their part of a large b in
    /// their cache.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunPanels<TEpilogue>(
        int first, int end, int rows, ref float a, RowWalk rowsA, Depth depth, ref float b, int panelB, ref float c, RowWalk rowsC, int panelC,
        int columns, int width, ref float bias, bool accumulate, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue =>
        Run(
            0, rows, ref a, rowsA, depth, ref Unsafe.Add(ref b, (nint)first * panelB), panelB, ref Unsafe.Add(ref c, (nint)first * panelC), rowsC, panelC,
            Math.Min(end * width, columns) - (first * width), width, ref Unsafe.IsNullRef(ref bias) ? ref bias : ref Unsafe.Add(ref bias, first * width),
            accumulate, epilogue);

    /// <summary>
    /// One block of rows, part by part of the depth: all panels against a part of the rows, which stays in the cache. Between parts the sums wait in c,
    /// which rounds nothing.
    /// </summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="whole">Where everything begins.</param>
    /// <param name="parts">The parts of the depth.</param>
    /// <param name="panelB">Floats from one panel of b to the next.</param>
    /// <param name="panelC">Floats from one panel of c to the next.</param>
    /// <param name="columns">Columns of the result.</param>
    /// <param name="width">Columns of a panel.</param>
    /// <param name="epilogue">Applied to the finished sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void RunBlock<TEpilogue>(
        int rows, in TilePart whole, DepthParts parts, int panelB, int panelC, int columns, int width, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        TilePart part = whole;
        part.StepA = parts.StepA;
        part.StepB = parts.StepB;
        while (parts.MoveNext())
        {
            part.A = whole.A + parts.A;
            part.B = whole.B + parts.B;
            part.C = whole.C;
            part.Count = parts.Count;
            for (int column = 0; column < columns; column += width)
            {
                part.Live = Math.Min(width, columns - column);
                part.Ahead = column + width < columns || parts.IsLast ? part.B + ((nint)panelB * sizeof(float)) : whole.B + parts.NextB;
                if (parts.IsLast)
                {
                    RunTiles(rows, width, part, epilogue);
                }
                else
                {
                    RunTiles(rows, width, part, default(Linear));
                }

                part.B += (nint)panelB * sizeof(float);
                part.C += (nint)panelC * sizeof(float);
                part.Bias = part.Bias == null ? null : part.Bias + width;
            }

            part.Bias = null;
            part.Accumulate = true;
            part.AddsFar = false;
        }
    }

    // All tiles of a row block over one part of one panel.
    internal static void RunTiles<TEpilogue>(int rows, int width, in TilePart part, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        if (part.StepA == 0)
        {
            RunTiles<ListedSteps, TEpilogue>(rows, width, part, epilogue);
        }
        else if (part.StepA == sizeof(float) && part.StepB == width * sizeof(float))
        {
            RunTiles<RowSteps, TEpilogue>(rows, width, part, epilogue);
        }
        else
        {
            RunTiles<EvenSteps, TEpilogue>(rows, width, part, epilogue);
        }
    }

    /// <summary>The same, with steps of a kind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void RunTiles<TSteps, TEpilogue>(int rows, int width, in TilePart part, TEpilogue epilogue)
        where TSteps : struct, ITileSteps
        where TEpilogue : struct, ITileEpilogue
    {
        if (!Vector512.IsHardwareAccelerated)
        {
            RunNarrowTiles<TSteps, TEpilogue>(rows, width, part, epilogue);
            return;
        }

        // Whole tiles, and a half one if it is enough for the rest.
        int tiles = (rows + (Tile512.Rows / 2) - 1) / Tile512.Rows;
        bool half = tiles * Tile512.Rows < rows;
        if (width == 32)
        {
            RunWideTiles<TSteps, TEpilogue>(rows, tiles, half, part, epilogue);
            return;
        }

        if (tiles > 0)
        {
            Tile512.Slim<TSteps, TEpilogue>(tiles, part, epilogue);
        }

        if (half)
        {
            Tile512.HalfSlim<TSteps, TEpilogue>(tiles * Tile512.Rows, part, epilogue);
        }
    }

    // The rest is spread over tiles of a row less, if there are enough of them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunWideTiles<TSteps, TEpilogue>(int rows, int tiles, bool half, in TilePart part, TEpilogue epilogue)
        where TSteps : struct, ITileSteps
        where TEpilogue : struct, ITileEpilogue
    {
        int lacking = -rows & (Tile512.Rows - 1);
        bool sevens = !TSteps.AreCopied && lacking > 0 && rows >= lacking * (Tile512.Rows - 1);
        if (sevens)
        {
            (tiles, half) = ((rows - (lacking * (Tile512.Rows - 1))) / Tile512.Rows, false);
        }

        if (tiles > 0)
        {
            Tile512.Wide<TSteps, TEpilogue>(tiles, part, epilogue);
        }

        if (sevens)
        {
            Tile512.Seven<TSteps, TEpilogue>(tiles * Tile512.Rows, rows, part, epilogue);
        }

        if (half)
        {
            Tile512.HalfWide<TSteps, TEpilogue>(tiles * Tile512.Rows, part, epilogue);
        }
    }

    // Narrow vectors take the panel in slices, each against all tiles: of six and five rows, where rows can be shared out so; a few rows may need one of
    // three rows, which asks for wider slices, or tiles of four.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunNarrowTiles<TSteps, TEpilogue>(int rows, int width, in TilePart part, TEpilogue epilogue)
        where TSteps : struct, ITileSteps
        where TEpilogue : struct, ITileEpilogue
    {
        int threes = width >= TileNarrow.WideColumns && rows != 4 && !AreFivesAndSixes(rows) ? 1 : 0, rest = rows - (3 * threes), fours = 0;
        for (; rest > 0 && !AreFivesAndSixes(rest); rest -= 4)
        {
            fours++;
        }

        int fives = rest > 0 ? Fives(rest) : 0, sixes = rest > 0 ? (rest - (5 * fives)) / 6 : 0;

        // All tiles together ask for the next part of the panel, where steps are its rows.
        int tiles = ((sixes + fives + fours) * (width / TileNarrow.Columns)) + (threes * (width / TileNarrow.WideColumns));
        nint advance = (TSteps.StepB(part, part.StepB) + tiles - 1) / tiles;
        byte* ahead = part.Ahead;
        for (int column = 0; column < width; column += TileNarrow.Columns)
        {
            if (sixes > 0)
            {
                ahead = TileNarrow.Tall<SixRows, TSteps, TEpilogue>(sixes, 0, column, part, ahead, advance, epilogue);
            }

            if (fives > 0)
            {
                ahead = TileNarrow.Tall<FiveRows, TSteps, TEpilogue>(fives, 6 * sixes, column, part, ahead, advance, epilogue);
            }

            if (fours > 0)
            {
                ahead = TileNarrow.Tall<FourRows, TSteps, TEpilogue>(fours, (6 * sixes) + (5 * fives), column, part, ahead, advance, epilogue);
            }
        }

        for (int column = 0; threes > 0 && column < width; column += TileNarrow.WideColumns)
        {
            ahead = TileNarrow.Wide<TSteps, TEpilogue>((6 * sixes) + (5 * fives) + (4 * fours), column, part, ahead, advance, epilogue);
        }
    }

    // As few tiles of five rows as leave a multiple of six.
    private static int Fives(int rows) => (6 - (rows % 6)) % 6;

    private static bool AreFivesAndSixes(int rows) => 5 * Fives(rows) <= rows;
}
