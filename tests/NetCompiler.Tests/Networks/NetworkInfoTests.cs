using System;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Networks;

public sealed class NetworkInfoTests
{
    private static ParameterInfo Vector(
        string name, int offset, int count = 5, int length = 16, bool frozen = false, ParameterKind kind = ParameterKind.Bias) =>
        new(name, "l", kind, [count], offset, length, ParameterPacking.Rows, 1, count, 1, length, default, frozen);

    private static NetworkInfo Make(params ParameterInfo[] parameters) => new("N", "text", "hash", parameters, 64, 32, 0, []);

    [Fact]
    public void TrainableLengthEndsBehindTheLastTrainedTensor()
    {
        Assert.Equal(0, Make().TrainableLength);
        ParameterInfo state = Vector("s", 16, kind: ParameterKind.State);
        Assert.Equal(32, Make(Vector("a", 0), Vector("b", 16), Vector("c", 32, frozen: true), state).TrainableLength);
        Assert.Equal(10, Make(Vector("a", 0), Vector("b", 16), Vector("c", 32, frozen: true)).TrainableCount);
    }

    [Theory]
    [InlineData(8, 5, 16)]
    [InlineData(0, 5, 8)]
    [InlineData(0, 17, 16)]
    [InlineData(64, 5, 16)]
    [InlineData(-16, 5, 16)]
    public void TensorsThatDoNotFitAreRefused(int offset, int count, int length) =>
        Assert.Throws<ArgumentException>(() => Make(Vector("a", offset, count, length)));

    [Fact]
    public void FrozenTensorsInFrontAreRefused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Make(Vector("a", 0, frozen: true), Vector("b", 16)));
        Assert.Contains("behind all trained ones", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ShapeAndPackingHaveToAgree() =>
        Assert.Throws<ArgumentException>(() => Make(Vector("a", 0) with { Shape = [2, 3] }));
}
