using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.CompilerServices;

public sealed class PackingTests
{
    private const int Offset = 32;

    public static TheoryData<int, int, int> Sizes()
    {
        TheoryData<int, int, int> sizes = [];
        foreach (int outputs in new[] { 1, 2, 15, 16, 17, 31, 33, 67 })
        {
            foreach (int channels in new[] { 1, 3, 16, 67 })
            {
                foreach (int taps in new[] { 1, 9, 25 })
                {
                    sizes.Add(outputs, channels, taps);
                }
            }
        }

        return sizes;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void PanelsAreABijectionAndPadsStayZero(int outputs, int channels, int taps)
    {
        foreach (int width in new[] { 16, 32 })
        {
            int length = (outputs + width - 1) / width * width * channels * taps;
            int[] shape = [outputs, channels, taps];
            Check(new ParameterInfo(
                "w", "l", ParameterKind.Weight, shape, Offset, length, ParameterPacking.Panels, outputs, channels, taps, width, default, false));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 67)]
    [InlineData(31, 5)]
    [InlineData(3, 16)]
    public void RowsAreABijectionAndPadsStayZero(int rows, int columns)
    {
        int width = (columns + 15) / 16 * 16;
        int[] shape = [rows, columns];
        Check(new ParameterInfo(
            "e", "l", ParameterKind.Embedding, shape, Offset, rows * width, ParameterPacking.Rows, rows, columns, 1, width, default, false));
    }

    [Fact]
    public void PanelsFollowTheFormula()
    {
        // 40 outputs x 3 channels x 4 taps in panels of 32: output 33 is lane 1 of panel 1, channel 2 of tap 3 is row 3 * 3 + 2.
        ParameterInfo parameter = new(
            "w", "l", ParameterKind.Weight, [40, 3, 2, 2], Offset, 64 * 12, ParameterPacking.Panels, 40, 3, 4, 32, default, false);
        Assert.Equal(Offset + (((12 + 11) * 32) + 1), parameter.PackedIndex((((33 * 3) + 2) * 4) + 3));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void IndicesOutsideAreNamed(int index)
    {
        ParameterInfo parameter = LinearInfo().Parameters[0];
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => parameter.PackedIndex(index));
        Assert.Contains("'dense0.weight' has the indices 0 to 5", exception.Message, StringComparison.Ordinal);
    }

    private static NetworkInfo LinearInfo() => Training.LinearNetwork.MakeInfo();

    private static void Check(ParameterInfo parameter)
    {
        float[] buffer = new float[Offset + parameter.PackedLength + 16];
        float[] logical = [.. Enumerable.Range(1, parameter.Count).Select(i => (float)i)];
        Packing.Pack(parameter, logical, buffer);
        HashSet<int> places = [];
        for (int i = 0; i < logical.Length; i++)
        {
            int place = parameter.PackedIndex(i);
            Assert.True(places.Add(place));
            Assert.InRange(place, Offset, Offset + parameter.PackedLength - 1);
            Assert.Equal(logical[i], buffer[place]);
        }

        Assert.Equal(parameter.Count, buffer.Count(value => value != 0));
        float[] back = new float[parameter.Count];
        Packing.Unpack(parameter, buffer, back);
        Assert.Equal(logical, back);
    }
}
