using System;

namespace NetCompiler.CompilerServices;

/// <summary>The checks of a generated batch's <see cref="IBatch.Validate"/>.</summary>
public static class BatchCheck
{
    /// <summary>Checks that the values of the first <paramref name="rows"/> rows are neither NaN nor infinite.</summary>
    /// <exception cref="ArgumentException">One is; the message names row, element and value.</exception>
    public static void Finite(ReadOnlySpan<float> values, int rows, int rowLength, string name)
    {
        int index = NonFinite.IndexIn(values[..(rows * rowLength)]);
        if (index >= 0)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{name} holds {values[index]} in row {index / rowLength}, element {index % rowLength}; finite numbers are needed. Replace the value or leave out the row."),
                name);
        }
    }

    /// <summary>Checks that the labels or ids of the first <paramref name="rows"/> rows are from 0 to <paramref name="count"/> - 1.</summary>
    /// <exception cref="ArgumentException">One is not; the message names row, element and value.</exception>
    public static void Range(ReadOnlySpan<int> values, int rows, int rowLength, int count, string name)
    {
        ReadOnlySpan<int> filled = values[..(rows * rowLength)];
        for (int i = 0; i < filled.Length; i++)
        {
            if ((uint)filled[i] >= (uint)count)
            {
                throw new ArgumentException(
                    $"{name} holds {filled[i]} in row {i / rowLength}, element {i % rowLength}; a number from 0 to {count - 1} is needed. Correct the value or make the network larger.",
                    name);
            }
        }
    }
}
