namespace NetCompiler.CompilerServices;

/// <summary>What of a pooling window lies within the image.</summary>
/// <param name="line">Floats from one of its lines to the next.</param>
/// <param name="pixel">Floats from one of its pixels to the next.</param>
/// <param name="lines">Its lines.</param>
/// <param name="pixels">Pixels of a line.</param>
internal readonly struct PoolWindow(nint line, nint pixel, int lines, int pixels)
{
    /// <summary>Floats from one of its lines to the next.</summary>
    public nint Line { get; } = line;

    /// <summary>Floats from one of its pixels to the next.</summary>
    public nint Pixel { get; } = pixel;

    /// <summary>Its lines.</summary>
    public int Lines { get; } = lines;

    /// <summary>Pixels of a line.</summary>
    public int Pixels { get; } = pixels;

    /// <summary>Whether it is the usual one.</summary>
    public bool IsTwoByTwo => Lines == 2 && Pixels == 2;
}
