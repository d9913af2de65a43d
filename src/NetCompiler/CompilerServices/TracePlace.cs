namespace NetCompiler.CompilerServices;

/// <summary>
/// Where a value lies after the trace program has run. The live element (line, pixel, lane) of row r lies at
/// <c>Rows[Offset * Capacity + r * Stride + Start + line * LineStride + pixel * PixelStride + lane]</c>, and of a value that is not per row at
/// <c>Fixed[Offset + Start + line * LineStride + pixel * PixelStride + lane]</c>.
/// </summary>
/// <param name="PerRow">Whether it lies in <see cref="ProgramMemory.Rows"/>, once per row, or in <see cref="ProgramMemory.Fixed"/>.</param>
/// <param name="Offset">Literal offset in the arena.</param>
/// <param name="Stride">Floats from one row of the batch to the next.</param>
/// <param name="Start">Floats from the beginning of a row to its first live element (the corner inside a halo).</param>
/// <param name="Lines">Lines of an image; 1 otherwise.</param>
/// <param name="LineStride">Floats from one line to the next.</param>
/// <param name="Pixels">Pixels of a line, steps of a sequence; 1 for a vector.</param>
/// <param name="PixelStride">Floats from one pixel to the next.</param>
/// <param name="Lanes">Live floats of a pixel: its channels.</param>
public sealed record TracePlace(
    bool PerRow,
    int Offset,
    int Stride,
    int Start,
    int Lines,
    int LineStride,
    int Pixels,
    int PixelStride,
    int Lanes);
