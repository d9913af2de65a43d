using System;
using System.Linq;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Initializers;

public sealed class InitializerTests
{
    private static ParameterInfo Weight(int width, Initialization initialization)
    {
        int length = (100 + width - 1) / width * width * 40;
        return new("w", "l", ParameterKind.Weight, [100, 40], 0, length, ParameterPacking.Panels, 100, 40, 1, width, initialization, false);
    }

    private static float[] Draw(ParameterInfo[] parameters, int index, ulong seed)
    {
        int offset = 0;
        parameters = [.. parameters.Select(parameter =>
        {
            ParameterInfo placed = parameter with { Offset = offset };
            offset += parameter.PackedLength;
            return placed;
        })];
        NetworkInfo info = new("N", "t", "h", parameters, offset, 0, 0, []);
        Snapshot snapshot = new(info);
        Initializer.Fill(snapshot, info, seed);
        float[] logical = new float[parameters[index].Count];
        Packing.Unpack(parameters[index], snapshot.Parameters.Span, logical);
        return logical;
    }

    [Fact]
    public void UniformFillsItsBounds()
    {
        float[] values = Draw([Weight(16, new(InitializationKind.Uniform, 0.25f))], 0, 1);
        Assert.InRange(values.Max(), 0.249f, 0.25f);
        Assert.InRange(values.Min(), -0.25f, -0.249f);
        Assert.Equal(0, values.Average(), 0.01);
        Assert.Equal(0.25 / Math.Sqrt(3), Math.Sqrt(values.Average(value => value * value)), 0.01);
    }

    [Fact]
    public void NormalHasItsDeviation()
    {
        float[] values = Draw([Weight(16, new(InitializationKind.Normal, 3))], 0, 1);
        Assert.Equal(0, values.Average(), 0.15);
        Assert.Equal(3, Math.Sqrt(values.Average(value => value * value)), 0.15);
    }

    [Fact]
    public void ConstantIsTheConstant() =>
        Assert.All(Draw([Weight(16, new(InitializationKind.Constant, 1))], 0, 1), value => Assert.Equal(1f, value));

    [Fact]
    public void AValueDependsOnSeedOrdinalAndLogicalIndexOnly()
    {
        Initialization uniform = new(InitializationKind.Uniform, 1);
        float[] first = Draw([Weight(16, uniform), Weight(16, uniform)], 1, 5);
        Assert.Equal(first, Draw([Weight(32, uniform), Weight(32, uniform)], 1, 5));
        Assert.Equal(first, Draw([Weight(32, new(InitializationKind.Constant, 0)), Weight(16, uniform)], 1, 5));
        Assert.NotEqual(first, Draw([Weight(16, uniform), Weight(16, uniform)], 0, 5));
        Assert.NotEqual(first, Draw([Weight(16, uniform), Weight(16, uniform)], 1, 6));
    }
}
