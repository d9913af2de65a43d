namespace NetCompiler.CompilerServices;

/// <summary>How many rows a tile of narrow vectors has; it is compiled for each number apart.</summary>
internal interface ITileRows
{
    /// <summary>Rows of a tile, 4 to 6.</summary>
    static abstract int Count { get; }
}
