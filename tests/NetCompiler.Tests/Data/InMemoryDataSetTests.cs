using System;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Data;

public sealed class InMemoryDataSetTests
{
    private static readonly float[] s_inputs = [0, 1, 2, 10, 11, 12, 20, 21, 22, 30, 31, 32];
    private static readonly float[] s_targets = [0, 1, 2, 3, 4, 5, 6, 7];

    [Fact]
    public void FillsRowsInTheOrderAskedFor()
    {
        InMemoryDataSet<float, float> data = new(s_inputs, 3, s_targets, 2);
        LinearNetwork.Batch batch = new(3);
        data.Fill([3, 1], batch);
        Assert.Equal(2, batch.RowCount);
        Assert.Equal([30, 31, 32, 10, 11, 12], batch.Inputs[..6].ToArray());
        Assert.Equal([6, 7, 2, 3], batch.Targets[..4].ToArray());
    }

    [Fact]
    public void SubsetsOfSubsetsShareTheRows()
    {
        InMemoryDataSet<float, float> part = new InMemoryDataSet<float, float>(s_inputs, 3, s_targets, 2).Subset([3, 2, 0]).Subset([2, 0]);
        Assert.Equal(2, part.Count);
        Assert.Equal([0, 1, 2], part.Input(0).ToArray());
        Assert.Equal([6, 7], part.Target(1).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => part.Input(2).Length);
        Assert.Throws<ArgumentException>(() => part.Subset([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => part.Subset([0, -1]));
    }

    [Fact]
    public void MistakesAreNamed()
    {
        Check("inputs", "0 elements", () => new InMemoryDataSet<float, int>(Array.Empty<float>(), 3, new int[1]));
        Check("inputs", "12 elements; a positive multiple of inputLength = 5", () => new InMemoryDataSet<float, int>(s_inputs, 5, new int[4]));
        Check("targets", "3 rows of 1 elements, but inputs has 4 rows of 3", () => new InMemoryDataSet<float, int>(s_inputs, 3, new int[3]));
        Check("inputLength", "inputLength is 0", () => new InMemoryDataSet<float, int>(s_inputs, 0, new int[3]));
        Check("inputs", "NaN in row 1, element 2", () => new InMemoryDataSet<float, int>(new[] { 1, 2, 3, 4, 5, float.NaN }, 3, new int[2]));
        Check("targets", "in row 1, element 0", () => new InMemoryDataSet<float, float>(new float[2], 1, new[] { 0, float.PositiveInfinity }));
    }

    [Fact]
    public void BatchesThatDoNotFitAreNamed()
    {
        InMemoryDataSet<float, float> data = new(s_inputs, 3, s_targets, 2), wrong = new(s_inputs, 6, s_targets, 4);
        Check("rows", "rows has 3 elements; the batch holds 2", () => data.Fill([0, 1, 2], new LinearNetwork.Batch(2)));
        Check("batch", "batch takes 3 inputs and 2 targets a row, but the data set has 6 and 4", () => wrong.Fill([0], new LinearNetwork.Batch(2)));
        Check("row", "Row 4", () => data.Fill([4], new LinearNetwork.Batch(2)));
    }

    private static void Check(string parameter, string message, Action action)
    {
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(action);
        Assert.Equal(parameter, exception.ParamName);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }
}
