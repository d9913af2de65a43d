using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <content>
/// Few columns, the outputs of a classifier. Vectors of columns would be partly empty, so they are of rows, and the product is transposed behind.
/// </content>
public static unsafe partial class WeightGradient
{
    // Whole tiles of rows of either width of vectors are at most as many. What is transposed at a time stays in the first-level cache.
    private const int MostTransposedColumns = 12, TransposedWidth = 16, TransposedRows = 256;

    // Vectors of rows are whole, and rows are neighbors.
    private static bool IsWorthTransposing(int first, int end, RowWalk rowsA, int columns, int width)
    {
        bool areLines = rowsA.PixelStride == 1 && (rowsA.Lines == 1 || rowsA.LineStride == rowsA.Pixels);
        bool areRun = areLines && (end <= rowsA.Lines * rowsA.Pixels || rowsA.SampleStride == rowsA.Lines * rowsA.Pixels);
        return areRun && columns <= MostTransposedColumns && width == TransposedWidth && (end - first) % TransposedWidth == 0;
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunTransposed(int first, int end, ref float a, Depth depth, ref float b, ref float c, int columns)
    {
        const int CacheLine = 64;
        byte* memory = stackalloc byte[(TransposedRows * TransposedWidth * sizeof(float)) + CacheLine];
        float* product = (float*)(((nint)memory + CacheLine - 1) / CacheLine * CacheLine);
        RowWalk outputs = new(1, columns, 0, 0, 1);
        Depth transposed = new(
            depth.Outer, depth.OuterB, depth.OuterA, depth.Middle, depth.MiddleB, depth.MiddleA, depth.Inner, depth.InnerB, depth.InnerA);
        fixed (float* result = &c)
        {
            for (int row = first; row < end; row += TransposedRows)
            {
                int rows = Math.Min(TransposedRows, end - row), width = rows % 32 == 0 ? 32 : TransposedWidth, panel = TransposedWidth * width;

                // Zero beyond the columns, as the result is to be.
                new Span<float>(product, rows * TransposedWidth).Clear();
                RunInPlace(0, columns, ref b, outputs, transposed, ref Unsafe.Add(ref a, row), ref *product, panel, rows, width);
                for (int i = 0; i < rows; i += width)
                {
                    float* target = result + ((nint)(row + i) * TransposedWidth);
                    Block.Transpose(product + (i * TransposedWidth), width, TransposedWidth, target, TransposedWidth, TransposedWidth, width);
                }
            }
        }
    }
}
