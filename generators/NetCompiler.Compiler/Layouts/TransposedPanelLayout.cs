namespace NetCompiler.Compiler.Layouts;

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
