using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The weight gradient of a 3 x 3 kernel on one channel: nine rows, which stay in registers, so that nothing is computed twice to fill a tile.
/// </summary>
internal static unsafe class NineTaps
{
    private const int Rows = 9, Taps = 3;

    /// <summary>Whether the rows are the taps of such a kernel. With narrow vectors, neighboring taps are also neighboring steps of the depth.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Are(RowWalk rows, in Depth depth, int first, int end) =>
        first == 0 && end == Rows && rows is { Lines: Taps, Pixels: 1 } && (Vector512.IsHardwareAccelerated || rows.LineStride == depth.InnerA);

    /// <summary>Computes all rows, as <see cref="WeightGradient.Run"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* a, RowWalk rows, in Depth depth, float* b, float* c, int panelC, int columns, int width)
    {
        for (int column = 0; column < columns; column += width, b += width, c += panelC)
        {
            if (!Vector512.IsHardwareAccelerated)
            {
                NineTapsNarrow.Run(a, rows.SampleStride, depth, b, c, columns - column, width);
            }
            else if (width == 32)
            {
                NineTaps512.Wide(a, rows.SampleStride, rows.LineStride, depth, b, c, columns - column);
            }
            else
            {
                NineTaps512.Slim(a, rows.SampleStride, rows.LineStride, depth, b, c, columns - column);
            }
        }
    }
}
