using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Products of blocks of rows with matrices in panels, one after the other: what a contraction works out before its first tile is worked out once for all
/// of them.
/// </summary>
internal unsafe ref struct PanelProduct
{
    /// <summary>Bytes of the tables of a product.</summary>
    public const int TableLength = 2 * OffsetsLength * sizeof(long);

    // Rows of a block, rounded up to tiles of any height.
    private const int OffsetsLength = AttentionShape.Block + Tile512.Rows;

    private readonly nint* _rowsA;
    private readonly nint* _rowsC;
    private readonly int _strideA;
    private readonly int _strideC;
    private readonly int _width;
    private int _rows;

    /// <summary>Prepares products.</summary>
    /// <param name="strideA">Floats from one row of the left matrices to the next.</param>
    /// <param name="strideC">Floats from one row of the results to the next.</param>
    /// <param name="width">Columns of a panel.</param>
    /// <param name="tables">Memory that must last as long as this.</param>
    public PanelProduct(int strideA, int strideC, int width, byte* tables)
    {
        (_strideA, _strideC, _width) = (strideA, strideC, width);
        _rowsA = (nint*)tables;
        _rowsC = _rowsA + OffsetsLength;
    }

    /// <summary><c>c[m, n] = sum over k of a[m, k] b[k, n]</c>.</summary>
    /// <param name="rows">Rows of a and c, up to a block.</param>
    /// <param name="a">Row 0 of the left matrix.</param>
    /// <param name="depth">The floats of its rows.</param>
    /// <param name="b">The first panel.</param>
    /// <param name="panelB">Floats from one panel to the next.</param>
    /// <param name="c">Row 0 of the result, whose lanes behind the last column become zero.</param>
    /// <param name="columns">Columns of the result.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int rows, float* a, int depth, float* b, int panelB, float* c, int columns)
    {
        if (rows != _rows)
        {
            int padded = (rows + Contraction.TileRows - 1) / Contraction.TileRows * Contraction.TileRows;
            new RowCursor(new(1, rows, 0, 0, _strideA), 0).Write(_rowsA, rows, padded);
            new RowCursor(new(1, rows, 0, 0, _strideC), 0).Write(_rowsC, rows, padded);
            _rows = rows;
        }

        DepthParts parts = new(new Depth(1, 0, 0, 1, 0, 0, depth, 1, _width));
        TilePart whole = new() { A = (byte*)a, B = (byte*)b, C = (byte*)c, RowsA = _rowsA, RowsC = _rowsC };
        Contraction.RunBlock(rows, whole, parts, panelB, _width, columns, _width, default(Linear));
    }
}
