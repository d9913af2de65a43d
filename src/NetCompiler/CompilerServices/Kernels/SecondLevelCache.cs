namespace NetCompiler.CompilerServices;

/// <summary>What a second-level cache of a megabyte has room for, in floats: processors differ by a factor of eight.</summary>
internal static class SecondLevelCache
{
    /// <summary>All of it, for a weight that stays from one block of tiles to the next.</summary>
    public const int Weights = 262_144;
}
