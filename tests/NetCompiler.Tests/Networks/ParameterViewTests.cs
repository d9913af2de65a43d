using System;
using System.Linq;
using NetCompiler.CompilerServices;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Networks;

public sealed class ParameterViewTests
{
    [Fact]
    public void SpeaksLogicalIndices()
    {
        LinearNetwork network = new();
        network.Weight.CopyFrom([1, 2, 3, 4, 5, 6]);
        Assert.Equal(6, network.Weight.Count);
        Assert.Equal([2, 3], network.Weight.Shape.ToArray());
        Assert.Equal("dense0.weight [2 x 3]", network.Weight.ToString());
        Assert.Equal(6f, network.Weight[1, 2]);
        Assert.Equal(4f, network.Weight[1, 0]);
        Assert.Equal([1, 2, 3, 4, 5, 6], network.Weight.ToArray());
        float[] longer = [.. Enumerable.Repeat(9f, 40)];
        network.Weight.CopyTo(longer);
        Assert.Equal([1, 2, 3, 4, 5, 6, .. Enumerable.Repeat(9f, 34)], longer);
    }

    [Fact]
    public void AChangeIsANewSnapshotAndIsPrepared()
    {
        LinearNetwork network = new();
        Snapshot before = network.Core.Current;
        float[] old = before.Parameters.Span.ToArray();
        network.Weight.CopyFrom([1, 0, 0, 0, 1, 0]);
        network.Bias.CopyFrom([0, 10]);
        Assert.Equal(old, before.Parameters.Span.ToArray());
        Assert.Equal(3, network.Core.Current.Version);
        float[] output = new float[2];
        network.Predict([3, 4, 5], output);
        Assert.Equal([3, 14], output);
    }

    [Fact]
    public void MistakesAreNamedAndChangeNothing()
    {
        LinearNetwork network = new();
        Snapshot before = network.Core.Current;
        AssertMessage<ArgumentException>("takes exactly 6", () => network.Weight.CopyFrom(new float[5]));
        AssertMessage<ArgumentException>("needs 6", () => network.Weight.CopyTo(new float[5]));
        AssertMessage<ArgumentException>("2 axes", () => _ = network.Weight[1]);
        AssertMessage<ArgumentOutOfRangeException>("Index 3 of axis 1", () => _ = network.Weight[0, 3]);
        Assert.Throws<InvalidOperationException>(() => default(ParameterView).Name);
        Assert.Same(before, network.Core.Current);
    }

    private static void AssertMessage<T>(string expected, Action action)
        where T : Exception => Assert.Contains(expected, Assert.Throws<T>(action).Message, StringComparison.Ordinal);
}
