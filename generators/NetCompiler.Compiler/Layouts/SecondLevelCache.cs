namespace NetCompiler.Compiler.Layouts;

/// <summary>
/// What a second-level cache of a megabyte has room for, in floats: processors differ by a factor of eight, and what is generated must suit all of
/// them.
/// </summary>
internal static class SecondLevelCache
{
    /// <summary>All of it, for weights that one kernel reads again and again while little else passes.</summary>
    public const int Weights = 262_144;

    /// <summary>Half of it, for the scratch memory of a block of predicted rows; weights pass through the other half.</summary>
    public const int Scratch = Weights / 2;

    /// <summary>A value that stays from its kernel to the next one, beside what else these read and write; also weights that are read for each block of lines.</summary>
    public const int Value = 150_000;

    /// <summary>What lies between layers that are computed in blocks of lines, and is overwritten by each (docs/decisions/0083-blocks-of-lines.md).</summary>
    public const int BlockOfLines = 160_000;
}
