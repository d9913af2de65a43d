using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Convolutions of one channel by 3 x 3 kernels, four neighboring pixels at a time. A last group that is not full begins earlier, and computes again what
/// the one before it did.
/// </summary>
internal static unsafe class OneChannel
{
    /// <summary>Pixels of a line that are computed together.</summary>
    public const int Pixels = 4;

    private const int Taps = 3;

    /// <summary>Whether a contraction is such a convolution, of whole lines and of all columns of its panels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Is(int first, int end, in RowWalk rowsA, in Depth depth, in RowWalk rowsC, int columns, int width) =>
        depth is { Outer: 1, Middle: Taps, Inner: Taps, InnerA: 1 } && depth.InnerB == width
        && depth.MiddleB == Taps * width && rowsA is { PixelStride: 1, Pixels: >= Pixels }
        && rowsA.Lines == rowsC.Lines && rowsA.Pixels == rowsC.Pixels && first % rowsA.Pixels == 0 && end % rowsA.Pixels == 0 && columns % width == 0;

    /// <summary>Computes all rows, as <see cref="Contraction.Run"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TEpilogue>(
        int first, int end, ref float a, in RowWalk rowsA, in Depth depth, ref float b, int panelB, ref float c, in RowWalk rowsC, int panelC,
        int columns, int width, ref float bias, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        float* zeros = stackalloc float[32];
        (int firstLine, int endLine) = (first / rowsA.Pixels, end / rowsA.Pixels);
        fixed (float* startA = &a, startB = &b, startC = &c, startBias = &bias)
        {
            for (int panel = 0; panel * width < columns; panel++)
            {
                float* weights = startB + ((nint)panel * panelB), offset = startBias == null ? zeros : startBias + (panel * width);
                int count;
                for (int line = firstLine; line < endLine; line += count)
                {
                    (int sample, int y) = Math.DivRem(line, rowsA.Lines);
                    count = Math.Min(rowsA.Lines - y, endLine - line);
                    float* from = startA + ((nint)sample * rowsA.SampleStride) + ((nint)y * rowsA.LineStride);
                    float* to = startC + ((nint)panel * panelC) + ((nint)sample * rowsC.SampleStride) + ((nint)y * rowsC.LineStride);
                    Run(count, from, rowsA, depth.MiddleA, weights, width, to, rowsC, offset, epilogue);
                }
            }
        }
    }

    // Some lines against one panel, or slices of it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TEpilogue>(
        int lines, float* a, in RowWalk rowsA, nint tapLine, float* b, int width, float* c, in RowWalk rowsC, float* bias, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        if (!Vector512.IsHardwareAccelerated)
        {
            for (int column = 0; column < width; column += 2 * Vector<float>.Count)
            {
                OneChannelNarrow.Run(lines, a, rowsA, tapLine, b + column, width, c + column, rowsC, bias + column, epilogue);
            }
        }
        else if (width == 32)
        {
            OneChannel512.Wide(lines, a, rowsA, tapLine, b, c, rowsC, bias, epilogue);
        }
        else
        {
            OneChannel512.Slim(lines, a, rowsA, tapLine, b, c, rowsC, bias, epilogue);
        }
    }
}
