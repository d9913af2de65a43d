namespace NetCompiler.CompilerServices;

/// <summary>Goes over the pooling windows of an image, line by line: at once those side by side that can be computed alike.</summary>
/// <param name="vertical">The lines of windows.</param>
/// <param name="horizontal">The windows of a line.</param>
internal struct PoolWalk(PoolAxis vertical, PoolAxis horizontal)
{
    private int _y = -1, _x = horizontal.Windows, _fromY, _fromX, _lines, _pixels;

    /// <summary>How many windows there are from the first one on.</summary>
    public int Count { get; private set; }

    /// <summary>Moves on to the next windows, if there are some.</summary>
    public bool MoveNext()
    {
        _x += Count;
        if (_x >= horizontal.Windows)
        {
            (_y, _x) = (_y + 1, 0);
            if (_y == vertical.Windows)
            {
                return false;
            }

            (_fromY, _lines, _) = vertical.Window(_y);
        }

        (_fromX, _pixels, Count) = horizontal.Window(_x);
        return true;
    }

    /// <summary>What of the first window lies within an image whose lines and pixels are so many floats apart.</summary>
    public readonly PoolWindow Window(nint line, nint pixel) => new(line, pixel, _lines, _pixels);

    /// <summary>Floats from pixel (0, 0) of such an image to where the first window begins.</summary>
    public readonly nint Source(nint line, nint pixel) => (_fromY * line) + (_fromX * pixel);

    /// <summary>Floats from pixel (0, 0) of the pooled image to what the first window becomes.</summary>
    public readonly nint Target(nint line, nint pixel) => (_y * line) + (_x * pixel);
}
