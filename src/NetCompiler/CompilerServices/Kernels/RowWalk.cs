namespace NetCompiler.CompilerServices;

/// <summary>
/// Where the rows of a matrix begin: row <c>m = (sample * Lines + line) * Pixels + pixel</c> begins
/// <c>sample * SampleStride + line * LineStride + pixel * PixelStride</c> floats after row 0.
/// </summary>
/// <param name="Lines">Lines of one sample.</param>
/// <param name="Pixels">Pixels of one line.</param>
/// <param name="SampleStride">Floats from one sample to the next.</param>
/// <param name="LineStride">Floats from one line to the next; may be negative.</param>
/// <param name="PixelStride">Floats from one pixel to the next; may be negative.</param>
public readonly record struct RowWalk(int Lines, int Pixels, int SampleStride, int LineStride, int PixelStride);
