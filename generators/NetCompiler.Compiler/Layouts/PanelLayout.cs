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

/// <summary>
/// The transpose of a weight in panels, itself in panels: <c>[taps][channels / width][outputs][width]</c>; what were the channels are now
/// the columns.
/// </summary>
public sealed record TransposedPanelLayout(PanelLayout Source) : Layout
{
    /// <summary>Channels of one panel.</summary>
    public int Width => Packing.Width(Source.Channels);

    /// <summary>Panels of one tap.</summary>
    public int Panels => Packing.Padded(Source.Channels) / Width;

    /// <summary>Floats of one panel.</summary>
    public int PanelLength => checked(Source.Outputs * Width);

    /// <summary>Floats of one tap.</summary>
    public int TapLength => checked(Panels * PanelLength);

    /// <summary>The number of taps.</summary>
    public int Taps => Source.TapLines * Source.TapPixels;

    /// <inheritdoc/>
    public override int Length => checked(Taps * TapLength);

    /// <summary>Such as <c>transposed panels [3x3][1][32][16]</c>.</summary>
    public override string ToString() => $"transposed panels [{Source.TapLines}x{Source.TapPixels}][{Panels}][{Source.Outputs}][{Width}]";
}
