using System;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.CompilerServices;

public sealed class BatchCheckTests
{
    [Fact]
    public void EveryPlaceIsLookedAt()
    {
        for (int length = 1; length < 70; length++)
        {
            float[] values = new float[length];
            Array.Fill(values, float.MaxValue);
            Assert.Equal(-1, NonFinite.IndexIn(values));
            for (int i = 0; i < length; i++)
            {
                foreach (float bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
                {
                    values[i] = bad;
                    Assert.Equal(i, NonFinite.IndexIn(values));
                }

                values[i] = -0f;
            }
        }
    }

    [Fact]
    public void FiniteNamesRowAndElementAndIgnoresRowsThatAreNotFilled()
    {
        float[] values = new float[12];
        values[10] = float.NaN;
        BatchCheck.Finite(values, 3, 3, "Inputs");
        ArgumentException exception = Assert.Throws<ArgumentException>("Inputs", () => BatchCheck.Finite(values, 4, 3, "Inputs"));
        Assert.Contains("NaN in row 3, element 1", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    [InlineData(int.MinValue)]
    public void RangeNamesRowAndValue(int bad)
    {
        int[] values = [0, 9, 5, bad];
        BatchCheck.Range(values, 3, 1, 10, "Targets");
        ArgumentException exception = Assert.Throws<ArgumentException>("Targets", () => BatchCheck.Range(values, 4, 1, 10, "Targets"));
        Assert.Contains($"{bad} in row 3, element 0; a number from 0 to 9", exception.Message, StringComparison.Ordinal);
    }
}
