namespace NetCompiler.CompilerServices;

/// <summary>Tiles of 6 rows.</summary>
internal readonly struct SixRows : ITileRows
{
    /// <inheritdoc/>
    public static int Count => 6;
}
