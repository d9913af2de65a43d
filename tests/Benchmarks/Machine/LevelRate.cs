using System;

namespace NetCompiler.Benchmarks;

/// <summary>How fast a level of the memory is read.</summary>
/// <param name="Level">The level: L1, L2, L3 or memory.</param>
/// <param name="Bytes">The bytes that were read again and again.</param>
/// <param name="Rate">GB/s.</param>
public readonly record struct LevelRate(string Level, long Bytes, double Rate)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Level} at {Rate:F0} GB/s");
}
