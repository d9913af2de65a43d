namespace NetCompiler.CompilerServices;

/// <summary>Tiles of 5 rows.</summary>
internal readonly struct FiveRows : ITileRows
{
    /// <inheritdoc/>
    public static int Count => 5;
}
