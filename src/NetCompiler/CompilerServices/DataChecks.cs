using System;
using System.ComponentModel;

namespace NetCompiler.CompilerServices;

/// <summary>What generated code refuses: numbers that are not finite, labels and ids out of range, impossible numbers of rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DataChecks
{
    /// <summary>Returns the capacity of a batch if it is one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public static int Capacity(int capacity) =>
        capacity >= 1
            ? capacity
            : throw new ArgumentOutOfRangeException(nameof(capacity), $"capacity is {capacity}; a batch has room for 1 row or more.");

    /// <summary>Returns the number of rows of a batch if they fit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or above the capacity.</exception>
    public static int RowCount(int value, int capacity) =>
        (uint)value <= (uint)capacity
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), $"RowCount is {value}; this batch has room for 0 to {capacity} rows. Make a larger one with CreateBatch.");

    /// <summary>Refuses numbers that are not finite.</summary>
    /// <exception cref="ArgumentException">Names the first row with one.</exception>
    public static void Finite(ReadOnlySpan<float> values, int rowLength, string name)
    {
        int index = NonFinite.IndexIn(values);
        if (index >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{name} has {values[index]} in row {index / rowLength}, at number {index % rowLength}; ")
                    + "only finite numbers can be learned from. Remove or replace the row.",
                name);
        }
    }

    /// <summary>Refuses numbers that are no probabilities: below 0, above 1, or not a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Names the first row with one.</exception>
    public static void Probabilities(ReadOnlySpan<float> values, int rowLength, string name)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!(values[i] >= 0 && values[i] <= 1))
            {
                throw new ArgumentOutOfRangeException(
                    name,
                    FormattableString.Invariant($"{name} has {values[i]} in row {i / rowLength}, at number {i % rowLength}; ")
                        + "the loss of this network compares with probabilities, from 0 to 1. Correct the data or use another loss.");
            }
        }
    }

    /// <summary>Refuses numbers of steps that a network does not have.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1, or more than the network's.</exception>
    public static void Steps(int steps, int most)
    {
        if (steps < 1 || steps > most)
        {
            throw new ArgumentOutOfRangeException(
                nameof(steps), $"steps is {steps}; sequences of this network have 1 to {most} steps. Give it fewer, or declare more Steps on its input.");
        }
    }

    /// <summary>
    /// Refuses labels, ids and lengths that are not in their range, but for one that is ignored; of each row only the first ones count where it says
    /// how many.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Names the first row with one.</exception>
    public static void InRange(
        ReadOnlySpan<int> values, int rowLength, int count, string name, string what, int? ignored = null, int first = 0, int looked = int.MaxValue)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if ((values[i] < first || values[i] >= count) && values[i] != ignored && i % rowLength < looked)
            {
                string besides = ignored is int other ? $", and {other} for what is ignored" : "";
                throw new ArgumentOutOfRangeException(
                    name,
                    $"{name} has the {what} {values[i]} in row {i / rowLength}; this network knows {first} to {count - 1}{besides}. "
                        + "Correct the data or declare more.");
            }
        }
    }
}
