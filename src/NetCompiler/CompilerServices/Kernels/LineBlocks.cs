using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Walks over the lines of an image in blocks, for layers that follow one another: the lines of a first layer that a block of lines of a second one
/// reads lie in a window, which is small enough to stay in the cache. What two blocks both read is moved to the beginning of the window.
/// </summary>
/// <param name="lines">Lines of the second layer.</param>
/// <param name="most">How many of them are a block; the last may have fewer.</param>
/// <param name="source">Lines of the first layer.</param>
/// <param name="stride">Lines of the first layer from one line of the second to the next.</param>
/// <param name="span">Lines of the first layer, or of zeros around it, that one line of the second reads; not less than the stride.</param>
/// <param name="padding">Lines of zeros above the first layer and below it.</param>
/// <param name="part">Which of equal parts of the second layer to walk over: what two parts both read is computed in each.</param>
/// <param name="parts">How many parts there are.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct LineBlocks(int lines, int most, int source, int stride, int span, int padding, int part = 0, int parts = 1)
{
    private readonly int _first = LineOf(lines, most, part, parts);
    private readonly int _end = LineOf(lines, most, part + 1, parts);

    /// <summary>The block's first line of the second layer.</summary>
    public int Line { get; private set; } = LineOf(lines, most, part, parts);

    /// <summary>The block's lines of the second layer.</summary>
    public int Count { get; private set; }

    /// <summary>The first line of the first layer that is not in the window yet.</summary>
    public int SourceLine { get; private set; }

    /// <summary>How many lines of the first layer are to be computed.</summary>
    public int SourceCount { get; private set; }

    /// <summary>The line of the window where they belong.</summary>
    public int Place { get; private set; }

    /// <summary>Goes to the next block: moves what it shares with the one before, and clears the lines of zeros in the window.</summary>
    /// <param name="window">The first float of the window, whose lines are those of the first layer with their borders.</param>
    /// <param name="length">Floats of a line.</param>
    /// <returns>False behind the last block.</returns>
    public bool Next(ref float window, int length)
    {
        int line = Line + Count;
        if (line == _end)
        {
            return false;
        }

        int kept = line == _first ? 0 : span - stride;
        Lines(ref window, Count * stride, kept, length).CopyTo(Lines(ref window, 0, kept, length));
        (Line, Count) = (line, Math.Min(most, _end - line));

        // Lines of the window from here on are those of the first layer, counted from the first line of zeros above it.
        int top = line * stride, end = ((Count - 1) * stride) + span;
        int first = Math.Clamp(padding - top, kept, end), last = Math.Clamp(padding + source - top, first, end);
        (SourceLine, SourceCount, Place) = (top + first - padding, last - first, first);
        Lines(ref window, kept, first - kept, length).Clear();
        Lines(ref window, last, end - last, length).Clear();
        return true;
    }

    // Parts are whole blocks, but for the last.
    private static int LineOf(int lines, int most, int part, int parts) => Math.Min((lines + most - 1) / most * part / parts * most, lines);

    private static Span<float> Lines(ref float window, int first, int count, int length) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref window, (nint)first * length), count * length);
}
