using System;
using System.Linq;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Initializers;

public sealed class ParameterInitializerTests
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
        ParameterInitializer.Fill(snapshot, info, seed);
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
    public void TruncatedNormalEndsAtTwoDeviations()
    {
        float[] values = Draw([Weight(16, new(InitializationKind.TruncatedNormal, 3))], 0, 1);
        Assert.InRange(values.Max(), 5.8f, 6);
        Assert.InRange(values.Min(), -6, -5.8f);
        Assert.Equal(0, values.Average(), 0.13);
        Assert.Equal(3 * 0.8796, Math.Sqrt(values.Average(value => value * value)), 0.08);

        // Within one deviation lie 68.27 of the 95.45 that are left.
        Assert.Equal(0.7152, values.Count(value => Math.Abs(value) < 3) / 4000.0, 0.025);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 7, 1)]
    [InlineData(40, 100, 1)]
    [InlineData(100, 40, 1)]
    [InlineData(64, 64, 1)]
    [InlineData(19, 5, 9)]
    public void OrthogonalRowsOrColumnsArePerpendicular(int outputs, int channels, int taps)
    {
        int columns = channels * taps, length = (outputs + 15) / 16 * 16 * columns;
        ParameterInfo parameter = new(
            "w", "l", ParameterKind.Weight, [outputs, channels, taps], 0, length, ParameterPacking.Panels, outputs, channels, taps, 16,
            new(InitializationKind.Orthogonal, 1.5f), false);
        float[] values = Draw([parameter], 0, 1);
        bool byRows = outputs <= columns;
        int count = Math.Min(outputs, columns), size = Math.Max(outputs, columns);
        float At(int vector, int i) => byRows ? values[(vector * columns) + i] : values[(i * columns) + vector];
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                double product = Enumerable.Range(0, size).Sum(i => (double)At(a, i) * At(b, i));
                Assert.Equal(a == b ? 2.25 : 0, product, 1e-6);
            }
        }
    }

    [Fact]
    public void AllOrthogonalMatricesAreEquallyLikely()
    {
        // Of a rotation of the plane by any angle, with or without a reflection: each number has mean 0 and mean square 1/2, signs are independent.
        const int count = 2000;
        float[][] matrices = [.. Enumerable.Range(0, count).Select(seed =>
        {
            float[] values = new float[4];
            OrthogonalMatrix.Fill(values, 2, 1, CounterRandom.Key((ulong)seed, 0));
            return values;
        })];
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(0, matrices.Average(matrix => matrix[i]), 0.06);
            Assert.Equal(0.5, matrices.Average(matrix => matrix[i] * matrix[i]), 0.03);
        }

        Assert.Equal(0.5, matrices.Count(matrix => (matrix[0] * matrix[3]) - (matrix[1] * matrix[2]) > 0) / (double)count, 0.04);
    }

    [Fact]
    public void ConstantIsTheConstant() =>
        Assert.All(Draw([Weight(16, new(InitializationKind.Constant, 1))], 0, 1), value => Assert.Equal(1f, value));

    [Fact]
    public void ARowOfPaddingIsZeroAndLeavesTheOthersAsTheyAre()
    {
        float[] values = Draw([Weight(16, new(InitializationKind.Normal, 1))], 0, 1), padded = Draw([Weight(16, new(InitializationKind.Normal, 1, ZeroRow: 7))], 0, 1);
        Assert.All(padded[280..320], value => Assert.Equal(0f, value));
        Assert.Equal(values[..280], padded[..280]);
        Assert.Equal(values[320..], padded[320..]);
    }

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
