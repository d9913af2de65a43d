using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Data;

public sealed class SplitTests
{
    private static readonly double[][] s_fractions = [[0.5, 0.5], [0.7, 0.15, 0.15], [0.9, 0.1], [1.0], [0.2, 0.2, 0.2, 0.2, 0.2]];

    [Fact]
    public void EachRowIsInOnePartAndSizesFollowTheFractions()
    {
        foreach (double[] fractions in s_fractions)
        {
            foreach (int count in new[] { 20, 101, 1797 })
            {
                int[][] parts = Split.Random(count, fractions, seed: 3);
                Assert.Equal(Enumerable.Range(0, count), parts.SelectMany(part => part).Order());
                for (int part = 0; part < parts.Length; part++)
                {
                    Assert.Equal(fractions[part] * count, parts[part].Length, 1.0);
                }
            }
        }
    }

    [Fact]
    public void StratifiedKeepsEachClassInProportion()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            // Classes of very different sizes, the smallest with 12 rows.
            int[] labels = [.. Enumerable.Range(0, 1500).Select(i => i < 12 ? 7 : CounterRandom.Below(seed, (ulong)i, 5) / 2)];
            foreach (double[] fractions in s_fractions)
            {
                int[][] parts = Split.Stratified(labels, fractions, seed);
                Assert.Equal(Enumerable.Range(0, labels.Length), parts.SelectMany(part => part).Order());
                foreach (int label in labels.Distinct())
                {
                    int size = labels.Count(other => other == label);
                    for (int part = 0; part < parts.Length; part++)
                    {
                        Assert.Equal(fractions[part] * size, parts[part].Count(row => labels[row] == label), 2.0);
                    }
                }
            }
        }
    }

    [Fact]
    public void SeedsDecide()
    {
        int[] labels = [.. Enumerable.Range(0, 100).Select(i => i % 3)];
        Assert.Equal(Split.Stratified(labels, [0.5, 0.5], 1), Split.Stratified(labels, [0.5, 0.5], 1));
        Assert.NotEqual(Split.Stratified(labels, [0.5, 0.5], 1), Split.Stratified(labels, [0.5, 0.5], 2));
        int[] rows = Split.Stratified(labels, [0.5, 0.5], 1)[0];
        Assert.NotEqual(rows.Order(), rows);
    }

    [Fact]
    public void DataSetsAreSplitByTheirTargets()
    {
        float[] inputs = [.. Enumerable.Range(0, 90).Select(i => (float)i)];
        InMemoryDataSet<float, int> data = new(inputs, 1, Array.ConvertAll(inputs, input => (int)input % 3));
        InMemoryDataSet<float, int>[] parts = data.Stratified([2 / 3.0, 1 / 3.0], seed: 4);
        Assert.Equal([60, 30], parts.Select(part => part.Count));
        for (int row = 0; row < 30; row++)
        {
            Assert.Equal(parts[1].Input(row)[0] % 3, parts[1].Target(row)[0]);
        }
    }

    [Fact]
    public void MistakesAreNamed()
    {
        Assert.Throws<ArgumentException>("labels", () => Split.Stratified([], [1.0]));
        Assert.Throws<ArgumentException>("fractions", () => Split.Random(10, [0.5, 0.4]));
        Assert.Throws<ArgumentException>("fractions", () => Split.Random(10, []));
        Assert.Throws<ArgumentException>("fractions", () => Split.Random(10, [1.5, -0.5]));
        Assert.Throws<ArgumentException>("fractions", () => Split.Random(10, [double.NaN, 0.5]));
        ArgumentException exception = Assert.Throws<ArgumentException>("fractions", () => Split.Random(10, [0.99, 0.01]));
        Assert.Contains("part 1, which is no row", exception.Message, StringComparison.Ordinal);
    }
}
