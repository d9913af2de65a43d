namespace NetCompiler.CompilerServices;

/// <summary>Tiles of 4 rows.</summary>
internal readonly struct FourRows : ITileRows
{
    /// <inheritdoc/>
    public static int Count => 4;
}
