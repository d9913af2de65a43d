using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>Walks the rows of a <see cref="RowWalk"/> in order, dividing once at the start instead of once per row.</summary>
internal unsafe ref struct RowCursor
{
    private readonly RowWalk _walk;
    private long _sampleStart;
    private int _line;
    private int _pixel;

    public RowCursor(RowWalk walk, int first)
    {
        _walk = walk;
        (int lines, _pixel) = Math.DivRem(first, walk.Pixels);
        (int sample, _line) = Math.DivRem(lines, walk.Lines);
        _sampleStart = (long)sample * walk.SampleStride;
    }

    /// <summary>
    /// Writes the byte offsets of the next <paramref name="rows"/> rows, then repeats the last one up to
    /// <paramref name="padded"/>: a tile that recomputes a row stores the same values twice and touches nothing else.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(nint* offsets, int rows, int padded)
    {
        int r = 0;
        while (r < rows)
        {
            long offset = _sampleStart + ((long)_line * _walk.LineStride) + ((long)_pixel * _walk.PixelStride);
            int run = Math.Min(rows - r, _walk.Pixels - _pixel);
            _pixel += run;
            for (; run > 0; run--, r++, offset += _walk.PixelStride)
            {
                offsets[r] = (nint)(offset * sizeof(float));
            }

            if (_pixel == _walk.Pixels)
            {
                _pixel = 0;
                if (++_line == _walk.Lines)
                {
                    _line = 0;
                    _sampleStart += _walk.SampleStride;
                }
            }
        }

        for (; r < padded; r++)
        {
            offsets[r] = offsets[rows - 1];
        }
    }
}
