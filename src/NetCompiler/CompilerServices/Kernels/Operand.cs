using System.ComponentModel;

namespace NetCompiler.CompilerServices;

/// <summary>What a loop reads or writes: where it begins, and the floats from one row, line and pixel to the next; 0 where it stays.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Operand(ref float start, int row = 0, int line = 0, int pixel = 0)
{
    /// <summary>Lane 0 of pixel (0, 0) of row 0.</summary>
    public readonly ref float Start = ref start;

    /// <summary>Floats from row to row.</summary>
    public readonly int Row = row;

    /// <summary>Floats from line to line.</summary>
    public readonly int Line = line;

    /// <summary>Floats from pixel to pixel.</summary>
    public readonly int Pixel = pixel;

    /// <summary>What <c>fixed</c> holds where it is.</summary>
    internal ref float GetPinnableReference() => ref Start;
}
