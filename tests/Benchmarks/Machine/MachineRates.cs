using System;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace NetCompiler.Benchmarks;

/// <summary>What one thread of the machine can do.</summary>
/// <param name="Vectors">The widest vectors that are switched on.</param>
/// <param name="Peak">GFLOP/s of multiply-adds in registers.</param>
/// <param name="Bandwidths">GB/s read from each level of the caches, then from memory.</param>
public sealed record MachineRates(string Vectors, double Peak, LevelRate[] Bandwidths)
{
    /// <summary>Measures all of it.</summary>
    public static MachineRates Measure() => new(
        Vector512.IsHardwareAccelerated ? "Vector512" : $"Vector<float> of {Vector<float>.Count}", PeakRate.Measure(), ReadRate.OfAllLevels());

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"{Vectors}; peak of one thread {Peak:F0} GFLOP/s; it reads {string.Join(", ", Bandwidths)}");
}
