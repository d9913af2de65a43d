using System;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.CompilerServices;

public sealed class DataChecksTests
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

    [Theory]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(2200)]
    public void EveryPlaceOfManyIsLookedAt(int length)
    {
        float[] values = new float[length];
        Array.Fill(values, -float.MaxValue);
        Assert.Equal(-1, NonFinite.IndexIn(values));
        for (int i = length - 1; i >= 0; i--)
        {
            values[i] = i % 2 == 0 ? float.NaN : float.NegativeInfinity;
            Assert.Equal(i, NonFinite.IndexIn(values));
        }
    }

    [Fact]
    public void FiniteNamesRowAndNumber()
    {
        float[] values = new float[12];
        values[10] = float.NaN;
        DataChecks.Finite(values.AsSpan(0, 9), 3, "Inputs");
        ArgumentException exception = Assert.Throws<ArgumentException>("Inputs", () => DataChecks.Finite(values, 3, "Inputs"));
        Assert.Contains("Inputs has NaN in row 3, at number 1", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    [InlineData(int.MinValue)]
    public void InRangeNamesRowAndValue(int bad)
    {
        int[] values = [0, 9, 5, bad];
        DataChecks.InRange(values.AsSpan(0, 3), 1, 10, "Targets", "label");
        ArgumentException exception =
            Assert.Throws<ArgumentOutOfRangeException>("Targets", () => DataChecks.InRange(values, 1, 10, "Targets", "label"));
        Assert.Contains($"Targets has the label {bad} in row 3; this network knows 0 to 9", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OneLabelOutsideMayBeIgnored()
    {
        DataChecks.InRange([0, -100, 9], 1, 10, "Targets", "label", -100);
        DataChecks.InRange([1, 5], 1, 6, "inputs.Lengths", "length", first: 1);
        Assert.Contains(
            "inputs.Lengths has the length 0 in row 1; this network knows 1 to 5",
            Assert.Throws<ArgumentOutOfRangeException>("inputs.Lengths", () => DataChecks.InRange([1, 0], 1, 6, "inputs.Lengths", "length", first: 1)).Message,
            StringComparison.Ordinal);
        ArgumentException exception =
            Assert.Throws<ArgumentOutOfRangeException>("Targets", () => DataChecks.InRange([0, -100, -1], 1, 10, "Targets", "label", -100));
        Assert.Contains(
            "Targets has the label -1 in row 2; this network knows 0 to 9, and -100 for what is ignored.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(-1e-6f)]
    [InlineData(1.0000001f)]
    public void ProbabilitiesNameRowAndNumber(float bad)
    {
        float[] values = [0, 1, 0.5f, -0f, 1, bad];
        DataChecks.Probabilities(values.AsSpan(0, 4), 2, "Targets");
        ArgumentException exception = Assert.Throws<ArgumentOutOfRangeException>("Targets", () => DataChecks.Probabilities(values, 2, "Targets"));
        Assert.Contains(FormattableString.Invariant($"Targets has {bad} in row 2, at number 1"), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CapacityAndRowCountAreChecked()
    {
        Assert.Equal(1, DataChecks.Capacity(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DataChecks.Capacity(0));
        Assert.Equal(0, DataChecks.RowCount(0, 4));
        Assert.Equal(4, DataChecks.RowCount(4, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => DataChecks.RowCount(5, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => DataChecks.RowCount(-1, 4));
    }
}
