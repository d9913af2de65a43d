using System;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.CompilerServices;

public sealed class SnapshotTests
{
    [Fact]
    public void PadsAreZeroWhateverWasInMemory()
    {
        // 17 outputs in panels of 16, rows of 15 in 16, and a vector without pads.
        NetworkInfo info = new(
            "Pads", "Input(1)", "x",
            [
                new("w", "l", ParameterKind.Weight, [17, 4], 0, 128, ParameterPacking.Panels, 17, 4, 1, 16, default, false),
                new("e", "l", ParameterKind.Weight, [3, 15], 128, 48, ParameterPacking.Rows, 3, 15, 1, 16, default, false),
                new("b", "l", ParameterKind.Bias, [32], 176, 32, ParameterPacking.Rows, 1, 32, 1, 32, default, false),
                new("m", "l", ParameterKind.State, [2], 0, 16, ParameterPacking.Rows, 1, 2, 1, 16, default, false),
            ],
            208, 16, 0, []);
        Snapshot snapshot = new(info);
        snapshot.Parameters.Span.Fill(float.NaN);
        snapshot.State.Span.Fill(float.NaN);
        snapshot.ClearPads(info);
        Assert.False(snapshot.Parameters.Span[..176].ContainsAnyExcept(0f));
        Assert.False(snapshot.State.Span.ContainsAnyExcept(0f));
        Assert.False(snapshot.Parameters.Span[176..].ContainsAnyExcept(float.NaN));
    }
}
