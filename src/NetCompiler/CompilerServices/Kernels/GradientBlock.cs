using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Rows of a weight gradient, and a part of its depth: where they lie in both factors, in their copies and in the result. Offsets are in bytes.
/// </summary>
internal unsafe struct GradientBlock
{
    /// <summary>Rows of the result at most.</summary>
    public const int MostRows = 1152;

    /// <summary>Places that are copied of each row at most: the steps of a part, and what lies between and around them.</summary>
    public const int MostPlaces = 4 * GradientParts.Longest;

    /// <summary>Floats of the copy of rows at most.</summary>
    public const int CopyLength = 256 * (GradientParts.Longest + Gap);

    // Floats between the rows of two groups, so that these never lie a multiple of 4 KB apart.
    private const int Gap = 16;

    private readonly GradientTaps _taps;
    private readonly GradientParts _parts;

    // Places of the copy: of a line, and lines of a sample.
    private readonly int _linePlaces, _lines;

    public GradientBlock(GradientTaps taps, GradientParts parts)
    {
        (_taps, _parts) = (taps, parts);
        (_lines, _linePlaces) = (parts.Middle + ((taps.Lines - 1) * taps.LineStep), parts.Inner + ((taps.Pixels - 1) * taps.PixelStep));
    }

    /// <summary>Where the rows that are copied begin in a.</summary>
    public nint* Sources { get; init; }

    /// <summary>Where the rows of the result begin in the copy.</summary>
    public nint* RowsA { get; init; }

    /// <summary>Where they begin in the result; a tile more than there are.</summary>
    public nint* RowsC { get; init; }

    /// <summary>What is copied of each row.</summary>
    public nint* Places { get; init; }

    /// <summary>The rows of b.</summary>
    public nint* RowsB { get; init; }

    /// <summary>The steps within the copies.</summary>
    public Step* Steps { get; init; }

    /// <summary>What takes the rows of a panel as soon as they are computed, or null where they go to the result.</summary>
    public IWeightUpdate? Update { get; init; }

    /// <summary>Whether taps share copies.</summary>
    public readonly bool AreShared => _taps.AreShared;

    /// <summary>Rows of the result.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows that are copied, whole groups.</summary>
    public int Copied { get; private set; }

    /// <summary>Steps of the present part.</summary>
    public int Count { get; private set; }

    /// <summary>Places of the present part.</summary>
    public int Placed { get; private set; }

    /// <summary>Places of a whole part: what is copied of each row.</summary>
    public readonly long PlaceCount => (long)_parts.Outer * _lines * _linePlaces;

    /// <summary>Floats from one group of copied rows to the next.</summary>
    public readonly int Group => ((int)PlaceCount * GradientCopies.Rows) + Gap;

    /// <summary>How many rows find room in the copy, whole groups.</summary>
    public static int MostCopied(int places) => Math.Min(MostRows, CopyLength / ((places * GradientCopies.Rows) + Gap) * GradientCopies.Rows);

    /// <summary>Takes rows that share no copies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TakeRows(RowWalk rowsA, int first, int count, int width)
    {
        (Rows, Copied) = (count, Whole(count, GradientCopies.Rows));
        new RowCursor(rowsA, first).Write(Sources, count, Copied);
        for (int row = 0; row < Rows; row++)
        {
            RowsA[row] = CopyOf(row, 0);
            RowsC[row] = (nint)(first + row) * width * sizeof(float);
        }

        RepeatTheLast();
    }

    /// <summary>
    /// Takes the rows of [<paramref name="first"/>, <paramref name="end"/>) that are channels from <paramref name="channel"/> on. All taps of a group
    /// of channels follow each other, since they read the same copy.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TakeChannels(int channel, int count, int first, int end, int width)
    {
        (Rows, Copied) = (0, count);
        for (int group = 0; group < count; group += GradientCopies.Rows)
        {
            for (int tap = 0; tap < _taps.Count; tap++)
            {
                (int y, int x) = Math.DivRem(tap, _taps.Pixels);
                int place = (y * _taps.LineStep * _linePlaces) + (x * _taps.PixelStep);
                int row = (((_taps.FirstLine * _taps.Pixels) + tap) * _taps.Channels) + channel + group;
                for (int i = group; i < group + GradientCopies.Rows; i++, row++)
                {
                    Sources[i] = (channel + i) * sizeof(float);
                    if (row >= first && row < end)
                    {
                        RowsA[Rows] = CopyOf(i, place);
                        RowsC[Rows++] = (nint)row * width * sizeof(float);
                    }
                }
            }
        }

        RepeatTheLast();
    }

    /// <summary>Takes the part of the depth that begins at a sample, a line and a pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TakePart(Depth depth, int outer, int middle, int inner, int width)
    {
        (int samples, int lines) = (Math.Min(_parts.Outer, depth.Outer - outer), Math.Min(_parts.Middle, depth.Middle - middle));
        int pixels = Math.Min(_parts.Inner, depth.Inner - inner), lastPlace = pixels + _linePlaces - _parts.Inner - 1;
        Count = 0;
        for (int sample = 0; sample < samples; sample++)
        {
            for (int line = 0; line < lines; line++)
            {
                nint b = ((nint)(outer + sample) * depth.OuterB) + ((nint)(middle + line) * depth.MiddleB) + ((nint)inner * depth.InnerB);
                nint copy = ((sample * _lines) + line) * _linePlaces * GradientCopies.Rows;
                for (int pixel = 0; pixel < pixels; pixel++, b += depth.InnerB, copy += GradientCopies.Rows)
                {
                    RowsB[Count] = b * sizeof(float);
                    Steps[Count] = new Step(copy * sizeof(float), Count == 0 ? 0 : width * sizeof(float));
                    Count++;
                }
            }

            // Lines of a shorter part keep their distance.
            for (int line = 0; line < lines + _lines - _parts.Middle; line++)
            {
                nint a = ((nint)(outer + sample) * depth.OuterA) + ((nint)(middle + line) * depth.MiddleA) + ((nint)inner * depth.InnerA);
                nint* places = Places + (((sample * _lines) + line) * _linePlaces);
                for (int place = 0; place < _linePlaces; place++)
                {
                    places[place] = (a + (Math.Min(place, lastPlace) * (nint)depth.InnerA)) * sizeof(float);
                }
            }
        }

        Placed = (((samples - 1) * _lines) + lines + _lines - _parts.Middle) * _linePlaces;
    }

    private static int Whole(int count, int multiple) => (count + multiple - 1) / multiple * multiple;

    private readonly nint CopyOf(int row, int place) =>
        (((nint)(row / GradientCopies.Rows) * Group) + (place * GradientCopies.Rows) + (row % GradientCopies.Rows)) * sizeof(float);

    // A tile that is not full computes the last row again; the last tile asks for the result of one behind it.
    private readonly void RepeatTheLast()
    {
        for (int row = Rows; row < Whole(Rows, Contraction.TileRows) + Contraction.TileRows; row++)
        {
            RowsA[row] = RowsA[Rows - 1];
            RowsC[row] = RowsC[Rows - 1];
        }
    }
}
