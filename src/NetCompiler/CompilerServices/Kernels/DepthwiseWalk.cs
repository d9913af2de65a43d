using System.ComponentModel;

namespace NetCompiler.CompilerServices;

/// <summary>How the taps of a depthwise kernel lie: their counts, and the floats from one to the next in the image and in the weight.</summary>
/// <param name="lines">Lines of taps.</param>
/// <param name="pixels">Taps of a line.</param>
/// <param name="lineA">Floats per line of taps in the image.</param>
/// <param name="pixelA">Floats per tap in the image.</param>
/// <param name="lineW">Floats per line of taps in the weight.</param>
/// <param name="pixelW">Floats per tap in the weight.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DepthwiseWalk(int lines, int pixels, int lineA, int pixelA, int lineW, int pixelW)
{
    /// <summary>Lines of taps.</summary>
    public readonly int Lines = lines;

    /// <summary>Taps of a line.</summary>
    public readonly int Pixels = pixels;

    /// <summary>Floats per line of taps in the image.</summary>
    public readonly int LineA = lineA;

    /// <summary>Floats per tap in the image.</summary>
    public readonly int PixelA = pixelA;

    /// <summary>Floats per line of taps in the weight.</summary>
    public readonly int LineW = lineW;

    /// <summary>Floats per tap in the weight.</summary>
    public readonly int PixelW = pixelW;
}
