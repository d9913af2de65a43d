namespace NetCompiler.Compiler.Layouts;

/// <summary>Bytes, four to a float: lines of pixels of lanes without gaps, the lanes padded as those of activations are.</summary>
public sealed record PlacesLayout(int Lines, int Pixels, int Lanes) : Layout
{
    /// <summary>Floats from one line to the next.</summary>
    public int LineStride => Pixels * Lanes / sizeof(float);

    /// <inheritdoc/>
    public override int Length => checked(Lines * LineStride);

    /// <summary>Such as <c>bytes 4x4x16</c>.</summary>
    public override string ToString() => $"bytes {Lines}x{Pixels}x{Lanes}";
}
