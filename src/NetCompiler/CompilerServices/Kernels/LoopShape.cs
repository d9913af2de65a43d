using System.ComponentModel;

namespace NetCompiler.CompilerServices;

/// <summary>How often the loops over one row of a value run, and what the elements are numbered by where random numbers are drawn for them.</summary>
/// <param name="lines">Lines of a row.</param>
/// <param name="pixels">Pixels of a line.</param>
/// <param name="lanes">Floats of a pixel to compute, a multiple of 16.</param>
/// <param name="rowElements">Elements from row to row.</param>
/// <param name="lineElements">Elements from line to line.</param>
/// <param name="pixelElements">Elements from pixel to pixel.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LoopShape(int lines, int pixels, int lanes, int rowElements = 0, int lineElements = 0, int pixelElements = 0)
{
    /// <summary>Lines of a row.</summary>
    public readonly int Lines = lines;

    /// <summary>Pixels of a line.</summary>
    public readonly int Pixels = pixels;

    /// <summary>Floats of a pixel to compute, a multiple of 16.</summary>
    public readonly int Lanes = lanes;

    /// <summary>Elements from row to row.</summary>
    public readonly int RowElements = rowElements;

    /// <summary>Elements from line to line.</summary>
    public readonly int LineElements = lineElements;

    /// <summary>Elements from pixel to pixel.</summary>
    public readonly int PixelElements = pixelElements;
}
