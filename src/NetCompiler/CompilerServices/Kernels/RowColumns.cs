namespace NetCompiler.CompilerServices;

/// <summary>One vector of columns of a single row.</summary>
internal unsafe struct RowColumns
{
    /// <summary>Number of the first column.</summary>
    public int First;

    /// <summary>Bytes from the first panel to the first column, at depth 0.</summary>
    public nint B;

    /// <summary>Where the result goes.</summary>
    public byte* C;
}
