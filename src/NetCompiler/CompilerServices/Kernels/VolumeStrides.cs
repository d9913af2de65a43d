namespace NetCompiler.CompilerServices;

/// <summary>Where the values of a volume lie.</summary>
/// <param name="Plane">Floats from one plane to the next.</param>
/// <param name="Line">Floats from one line to the next.</param>
/// <param name="Pixel">Floats from one pixel to the next.</param>
/// <param name="Lane">Floats from one channel to the next.</param>
public readonly record struct VolumeStrides(int Plane, int Line, int Pixel, int Lane)
{
    /// <summary>Floats from the first pixel to another.</summary>
    internal nint At(int plane, int line, int pixel) => ((nint)plane * Plane) + ((nint)line * Line) + ((nint)pixel * Pixel);
}
