namespace NetCompiler.Compiler.Layouts;

/// <summary>
/// A weight as contractions read it: panels <c>[outputs / width][taps][channels][width]</c>, pads zero. Taps are the pixels of a kernel,
/// or of the image that was flattened; 1 for a dense layer.
/// </summary>
public sealed record PanelLayout(int Outputs, int TapLines, int TapPixels, int Channels) : Layout
{
    /// <summary>Outputs of one panel.</summary>
    public int Width => Packing.Width(Outputs);

    /// <summary>The length of the reduction.</summary>
    public int Depth => TapLines * TapPixels * Channels;

    /// <summary>The number of panels.</summary>
    public int Panels => Packing.Padded(Outputs) / Width;

    /// <summary>Floats of one panel.</summary>
    public int PanelLength => checked(Depth * Width);

    /// <inheritdoc/>
    public override int Length => checked(Panels * PanelLength);

    /// <summary>The layout of the transposed weight, for input gradients.</summary>
    public TransposedPanelLayout Transposed => new(this);

    /// <summary>Such as <c>panels [1][3x3][16][32]</c>.</summary>
    public override string ToString() => $"panels [{Panels}][{TapLines}x{TapPixels}][{Channels}][{Width}]";
}
