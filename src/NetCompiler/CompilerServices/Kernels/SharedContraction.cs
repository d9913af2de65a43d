using System;
using System.Runtime.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler.CompilerServices;

/// <summary>
/// A <see cref="Contraction"/> that threads share: its rows, or its panels of columns where there are few rows, or where weights are far, so that each
/// thread reads a part of them.
/// </summary>
internal unsafe struct SharedContraction<TEpilogue> : ISharedWork
    where TEpilogue : struct, ITileEpilogue
{
    // Of so many rows for each thread, every panel that is read is worth it.
    private const int ManyRows = 32;

    private RowWalk _rowsA, _rowsC;
    private Depth _depth;
    private TEpilogue _epilogue;
    private float* _a, _b, _c, _bias;
    private int _first, _end, _panelB, _panelC, _columns, _width;
    private bool _accumulate, _byPanels;

    /// <summary>Computes all rows, as <see cref="Contraction.Run"/> does, if threads should share them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRun(
        int first, int end, ref float a, in RowWalk rowsA, in Depth depth, ref float b, int panelB, ref float c, in RowWalk rowsC, int panelC,
        int columns, int width, ref float bias, bool accumulate, TEpilogue epilogue)
    {
        if (KernelTeam.For(Work(end - first, depth, columns)) is not { } team)
        {
            return false;
        }

        Share(team, first, end, ref a, rowsA, depth, ref b, panelB, ref c, rowsC, panelC, columns, width, ref bias, accumulate, epilogue);
        return true;
    }

    /// <inheritdoc/>
    public readonly void Run(int first, int end)
    {
        (int firstRow, int endRow, int firstColumn, int endColumn) = (_first, _end, 0, _columns);
        if (_byPanels)
        {
            (firstColumn, endColumn) = (first * _width, Math.Min(end * _width, _columns));
        }
        else
        {
            (firstRow, endRow) = (_first + (first * Contraction.TileRows), Math.Min(_first + (end * Contraction.TileRows), _end));
        }

        int panel = firstColumn / _width;
        Contraction.Run(
            firstRow, endRow, ref *_a, _rowsA, _depth, ref *(_b + ((nint)panel * _panelB)), _panelB, ref *(_c + ((nint)panel * _panelC)), _rowsC, _panelC,
            endColumn - firstColumn, _width, ref Unsafe.AsRef<float>(_bias == null ? null : _bias + firstColumn), _accumulate, _epilogue);
    }

    private static void Share(
        WorkerTeam team, int first, int end, ref float a, in RowWalk rowsA, in Depth depth, ref float b, int panelB, ref float c, in RowWalk rowsC, int panelC,
        int columns, int width, ref float bias, bool accumulate, TEpilogue epilogue)
    {
        int rows = end - first, panels = (columns + width - 1) / width, threads = team.Threads;
        bool isFar = (long)depth.Outer * depth.Middle * depth.Inner * columns > SecondLevelCache.Weights;
        bool byPanels = panels >= 2 * threads && (isFar || rows < ManyRows * threads);
        fixed (float* startA = &a, startB = &b, startC = &c, startBias = &bias)
        {
            SharedContraction<TEpilogue> work = new()
            {
                _rowsA = rowsA, _rowsC = rowsC, _depth = depth, _epilogue = epilogue, _a = startA, _b = startB, _c = startC, _bias = startBias,
                _first = first, _end = end, _panelB = panelB, _panelC = panelC, _columns = columns, _width = width, _accumulate = accumulate,
                _byPanels = byPanels,
            };
            KernelTeam.Run(team, work, byPanels ? panels : (rows + Contraction.TileRows - 1) / Contraction.TileRows, Work(rows, depth, columns));
        }
    }

    private static long Work(int rows, in Depth depth, int columns) => (long)rows * depth.Outer * depth.Middle * depth.Inner * columns;
}
