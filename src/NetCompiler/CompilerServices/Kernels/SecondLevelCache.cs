namespace NetCompiler.CompilerServices;

/// <summary>What a second-level cache of a megabyte has room for, in floats: processors differ by a factor of eight.</summary>
internal static class SecondLevelCache
{
    /// <summary>All of it, for a weight that stays from one block of tiles to the next.</summary>
    public const int Weights = 262_144;

    /// <summary>A row from which on blocks are half as large: all rows of a block are read again for every panel, so they, and a panel, must stay.</summary>
    public const int LongRow = 2048;
}
