using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Where the rows of a matrix begin: row <c>m = (sample * Lines + line) * Pixels + pixel</c> begins
/// <c>sample * SampleStride + line * LineStride + pixel * PixelStride</c> floats after row 0.
/// </summary>
/// <param name="Lines">Lines of one sample.</param>
/// <param name="Pixels">Pixels of one line.</param>
/// <param name="SampleStride">Floats from one sample to the next.</param>
/// <param name="LineStride">Floats from one line to the next; may be negative.</param>
/// <param name="PixelStride">Floats from one pixel to the next; may be negative.</param>
public readonly record struct RowWalk(int Lines, int Pixels, int SampleStride, int LineStride, int PixelStride)
{
    /// <summary>Bytes from row 0 to a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal nint Start(int row)
    {
        // Often the only one; a division takes longer than a row of a small product.
        if (row == 0)
        {
            return 0;
        }

        (int lines, int pixel) = Math.DivRem(row, Pixels);
        (int sample, int line) = Math.DivRem(lines, Lines);
        return (nint)(((long)sample * SampleStride) + ((long)line * LineStride) + ((long)pixel * PixelStride)) * sizeof(float);
    }
}
