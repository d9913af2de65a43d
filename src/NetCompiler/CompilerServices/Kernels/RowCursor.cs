using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>Walks the rows of a <see cref="RowWalk"/> in order, dividing once at the start instead of once per row.</summary>
internal unsafe ref struct RowCursor
{
    private readonly RowWalk _walk;

    // Bytes from a row to those behind it in the same line, and to the one behind those.
    private readonly Vector<nint> _next, _step;
    private long _sampleStart;
    private int _line;
    private int _pixel;

    public RowCursor(RowWalk walk, int first)
    {
        _walk = AsLines(walk);
        (int lines, _pixel) = Math.DivRem(first, _walk.Pixels);
        (int sample, _line) = Math.DivRem(lines, _walk.Lines);
        _sampleStart = (long)sample * _walk.SampleStride;
        nint pixel = (nint)_walk.PixelStride * sizeof(float);
        (_next, _step) = (Vector<nint>.Indices * pixel, new(Vector<nint>.Count * pixel));
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
            WriteRun(offsets + r, (nint)(offset * sizeof(float)), run);
            r += run;
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

    // Lines without gaps are one, and samples of one row are the pixels of one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static RowWalk AsLines(RowWalk walk)
    {
        if (walk.Lines * walk.Pixels == 1)
        {
            return new(1, int.MaxValue, 0, 0, walk.SampleStride);
        }

        return walk.LineStride == (long)walk.Pixels * walk.PixelStride ? walk with { Lines = 1, Pixels = walk.Lines * walk.Pixels } : walk;
    }

    // Rows of one line.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void WriteRun(nint* offsets, nint first, int run)
    {
        int r = 0;
        for (Vector<nint> next = new Vector<nint>(first) + _next; r + Vector<nint>.Count <= run; r += Vector<nint>.Count, next += _step)
        {
            *(Vector<nint>*)(offsets + r) = next;
        }

        for (; r < run; r++)
        {
            offsets[r] = first + (r * (nint)_walk.PixelStride * sizeof(float));
        }
    }
}
