namespace NetCompiler.CompilerServices;

/// <summary>
/// How the rows of a weight gradient lie as taps of a kernel: a row is a channel of a tap, and tap (y, x) at one pixel is tap (0, 0) at another. So
/// one copy of the pixels serves all taps.
/// </summary>
/// <param name="FirstLine">First line of the kernel.</param>
/// <param name="Lines">Lines of the kernel.</param>
/// <param name="Pixels">Taps of a line.</param>
/// <param name="LineStep">Lines of outputs from one line of taps to the next.</param>
/// <param name="PixelStep">Outputs from one tap of a line to the next.</param>
/// <param name="Channels">Channels of a tap.</param>
internal readonly record struct GradientTaps(int FirstLine, int Lines, int Pixels, int LineStep, int PixelStep, int Channels)
{
    // More are not worth a larger list.
    private const int MostTaps = 64;

    /// <summary>Rows that share no copies.</summary>
    public static GradientTaps None => new(0, 1, 1, 0, 0, 0);

    /// <summary>Taps of the kernel.</summary>
    public int Count => Lines * Pixels;

    /// <summary>Whether rows share copies.</summary>
    public bool AreShared => Count > 1;

    /// <summary>The taps that the rows [<paramref name="first"/>, <paramref name="end"/>) belong to; none, if copies cannot be shared.</summary>
    public static GradientTaps Of(RowWalk rows, Depth depth, int first, int end)
    {
        int line = rows.Lines * rows.Pixels, firstLine = first / line, lines = ((end - 1) / line) - firstLine + 1;
        int lineStep = Steps(lines, rows.SampleStride, depth.MiddleA), pixelStep = Steps(rows.Lines, rows.LineStride, depth.InnerA);
        return lineStep >= 0 && pixelStep >= 0 && rows.PixelStride == 1 && rows.Pixels % GradientCopies.Rows == 0 && lines * rows.Lines <= MostTaps
            ? new(firstLine, lines, rows.Lines, lineStep, pixelStep, rows.Pixels)
            : None;
    }

    // Steps of the depth from one tap to the next; negative if no number of them leads there.
    private static int Steps(int taps, int stride, int step) =>
        taps == 1 ? 0 : step > 0 && stride > 0 && stride % step == 0 ? stride / step : -1;
}
