using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>Divides rows into parts: for training, validation, test. Equal seeds give equal parts.</summary>
public static class Split
{
    private const double Tolerance = 1e-6;

    /// <summary>
    /// Divides the rows 0 to <paramref name="count"/> - 1 at random. A part's size is its fraction up to about one row.
    /// </summary>
    /// <param name="count">Number of rows.</param>
    /// <param name="fractions">The part's shares, each above 0, together 1.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The rows of each part, in random order.</returns>
    /// <exception cref="ArgumentException">The fractions are not as described, or a part would be empty.</exception>
    public static int[][] Random(int count, ReadOnlySpan<double> fractions, ulong seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        int[] order = new int[count];
        CounterRandom.Permute(seed, order);
        return Distribute(order, fractions, seed);
    }

    /// <summary>Divides rows at random so that each class has its share in each part, up to two rows.</summary>
    /// <param name="labels">The class of each row.</param>
    /// <param name="fractions">The part's shares, each above 0, together 1.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The rows of each part, in random order.</returns>
    /// <exception cref="ArgumentException">The fractions are not as described, or a part would be empty.</exception>
    public static int[][] Stratified(ReadOnlySpan<int> labels, ReadOnlySpan<double> fractions, ulong seed = 0)
    {
        if (labels.IsEmpty)
        {
            throw new ArgumentException("labels is empty; at least one row for each part is needed.", nameof(labels));
        }

        // Random order, then class after class: a stable sort keeps the order random in a class.
        int[] order = new int[labels.Length];
        CounterRandom.Permute(seed, order);
        int[] rank = new int[labels.Length];
        for (int i = 0; i < order.Length; i++)
        {
            rank[order[i]] = i;
        }

        int[] classes = labels.ToArray();
        Array.Sort(order, (a, b) => classes[a] != classes[b] ? classes[a].CompareTo(classes[b]) : rank[a].CompareTo(rank[b]));
        return Distribute(order, fractions, seed);
    }

    /// <summary>Divides a data set at random so that each class has its share in each part, up to two rows.</summary>
    /// <exception cref="ArgumentException">The fractions are not as described, a part would be empty, or a target is not one class index.</exception>
    public static InMemoryDataSet<TInput, int>[] Stratified<TInput>(
        this InMemoryDataSet<TInput, int> data, ReadOnlySpan<double> fractions, ulong seed = 0)
        where TInput : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.TargetLength != 1)
        {
            throw new ArgumentException(
                $"data has {data.TargetLength} targets a row; a class is 1. Split it with rows of Split.Random.", nameof(data));
        }

        int[] labels = new int[data.Count];
        for (int row = 0; row < labels.Length; row++)
        {
            labels[row] = data.Target(row)[0];
        }

        return Array.ConvertAll(Stratified(labels, fractions, seed), rows => data.Subset(rows));
    }

    // Gives each row in turn to the part that lacks most: every run of rows, hence every class, is divided in proportion.
    private static int[][] Distribute(int[] order, ReadOnlySpan<double> fractions, ulong seed)
    {
        CheckFractions(fractions);
        List<int>[] parts = new List<int>[fractions.Length];
        for (int part = 0; part < parts.Length; part++)
        {
            parts[part] = [];
        }

        for (int i = 0; i < order.Length; i++)
        {
            int poorest = 0;
            double most = double.NegativeInfinity;
            for (int part = 0; part < parts.Length; part++)
            {
                double lack = (fractions[part] * (i + 1)) - parts[part].Count;
                if (lack > most)
                {
                    most = lack;
                    poorest = part;
                }
            }

            parts[poorest].Add(order[i]);
        }

        int[][] rows = new int[parts.Length][];
        for (int part = 0; part < parts.Length; part++)
        {
            if (parts[part].Count == 0)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"fractions gives {fractions[part]} of {order.Length} rows to part {part}, which is no row. Use more rows or a larger fraction."),
                    nameof(fractions));
            }

            rows[part] = [.. parts[part]];
            CounterRandom.Shuffle(CounterRandom.Key(seed, (ulong)part + 1), rows[part]);
        }

        return rows;
    }

    private static void CheckFractions(ReadOnlySpan<double> fractions)
    {
        double sum = 0;
        foreach (double fraction in fractions)
        {
            sum += fraction;
            if (!(fraction > 0))
            {
                throw new ArgumentException(FormattableString.Invariant($"fractions holds {fraction}; each has to be above 0."), nameof(fractions));
            }
        }

        if (!(Math.Abs(sum - 1) < Tolerance))
        {
            throw new ArgumentException(FormattableString.Invariant($"fractions add up to {sum}; together they have to be 1."), nameof(fractions));
        }
    }
}
