using System;
using System.Runtime.InteropServices;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <summary>
/// Rows of one input and one target each, in memory, row after row. The arrays are not copied: they belong to the data set from now on.
/// </summary>
/// <typeparam name="TInput">Type of the inputs: float, or int for ids.</typeparam>
/// <typeparam name="TTarget">Type of the targets: float, or int for class indices.</typeparam>
public sealed class InMemoryDataSet<TInput, TTarget> : IBatchSource<IBatch<TInput, TTarget>>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    private readonly ReadOnlyMemory<TInput> _inputs;
    private readonly ReadOnlyMemory<TTarget> _targets;

    // One for each row; empty if all are 1.
    private readonly ReadOnlyMemory<float> _sampleWeights;

    // Rows of a part, in its order; null for all rows.
    private readonly int[]? _rows;

    /// <summary>Takes all rows and checks them.</summary>
    /// <param name="inputs">Inputs of all rows, [rows, inputLength].</param>
    /// <param name="inputLength">Elements of one row's input.</param>
    /// <param name="targets">Targets of all rows, [rows, targetLength].</param>
    /// <param name="targetLength">Elements of one row's target; 1 for class indices.</param>
    /// <param name="sampleWeights">
    /// What the loss of each row is multiplied by, for a loss with <see cref="LossAttribute.SampleWeights"/>; empty if all are 1.
    /// </param>
    /// <exception cref="ArgumentException">There are no rows, the lengths do not match, or a value is NaN or infinite.</exception>
    public InMemoryDataSet(
        ReadOnlyMemory<TInput> inputs,
        int inputLength,
        ReadOnlyMemory<TTarget> targets,
        int targetLength = 1,
        ReadOnlyMemory<float> sampleWeights = default)
    {
        Count = CountRows(inputs.Length, inputLength, nameof(inputs), nameof(inputLength));
        int targetRows = CountRows(targets.Length, targetLength, nameof(targets), nameof(targetLength));
        if (targetRows != Count)
        {
            throw new ArgumentException(
                $"targets has {targetRows} rows of {targetLength} elements, but inputs has {Count} rows of {inputLength}. "
                    + "Each input needs one target.",
                nameof(targets));
        }

        if (!sampleWeights.IsEmpty && sampleWeights.Length != Count)
        {
            throw new ArgumentException(
                $"sampleWeights has {sampleWeights.Length} elements, but inputs has {Count} rows. Each row needs one weight, or none has one.",
                nameof(sampleWeights));
        }

        CheckFinite(sampleWeights.Span, 1, nameof(sampleWeights));
        CheckFinite(inputs.Span, inputLength, nameof(inputs));
        CheckFinite(targets.Span, targetLength, nameof(targets));
        _inputs = inputs;
        _targets = targets;
        _sampleWeights = sampleWeights;
        InputLength = inputLength;
        TargetLength = targetLength;
    }

    private InMemoryDataSet(InMemoryDataSet<TInput, TTarget> whole, int[] rows)
    {
        _inputs = whole._inputs;
        _targets = whole._targets;
        _sampleWeights = whole._sampleWeights;
        InputLength = whole.InputLength;
        TargetLength = whole.TargetLength;
        _rows = rows;
        Count = rows.Length;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>Elements of one row's input.</summary>
    public int InputLength { get; }

    /// <summary>Elements of one row's target.</summary>
    public int TargetLength { get; }

    /// <summary>The input of a row.</summary>
    public ReadOnlySpan<TInput> Input(int row) => _inputs.Span.Slice(Physical(row) * InputLength, InputLength);

    /// <summary>The target of a row.</summary>
    public ReadOnlySpan<TTarget> Target(int row) => _targets.Span.Slice(Physical(row) * TargetLength, TargetLength);

    /// <summary>A data set of some rows of this one, in the given order. The values are shared, not copied.</summary>
    /// <exception cref="ArgumentException"><paramref name="rows"/> is empty, or names a row that is not there.</exception>
    public InMemoryDataSet<TInput, TTarget> Subset(ReadOnlySpan<int> rows)
    {
        if (rows.IsEmpty)
        {
            throw new ArgumentException("rows is empty; a data set has at least 1 row.", nameof(rows));
        }

        int[] physical = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            physical[i] = Physical(rows[i]);
        }

        return new InMemoryDataSet<TInput, TTarget>(this, physical);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The batch has other lengths, or too few rows.</exception>
    public void Fill(ReadOnlySpan<int> rows, IBatch<TInput, TTarget> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (rows.Length > batch.Capacity)
        {
            throw new ArgumentException(
                $"rows has {rows.Length} elements; the batch holds {batch.Capacity}. Ask for fewer, or make a larger batch.", nameof(rows));
        }

        if (batch.InputLength != InputLength || batch.TargetLength != TargetLength)
        {
            throw new ArgumentException(
                $"batch takes {batch.InputLength} inputs and {batch.TargetLength} targets a row, "
                    + $"but the data set has {InputLength} and {TargetLength}. Make the data set with the lengths of the network.",
                nameof(batch));
        }

        Span<TInput> inputs = batch.Inputs;
        Span<TTarget> targets = batch.Targets;
        for (int i = 0; i < rows.Length; i++)
        {
            Input(rows[i]).CopyTo(inputs.Slice(i * InputLength, InputLength));
            Target(rows[i]).CopyTo(targets.Slice(i * TargetLength, TargetLength));
        }

        FillWeights(rows, batch);
        batch.RowCount = rows.Length;
    }

    private void FillWeights(ReadOnlySpan<int> rows, IBatch batch)
    {
        if (batch is IWeightedBatch weighted)
        {
            for (int i = 0; i < rows.Length; i++)
            {
                weighted.SampleWeights[i] = _sampleWeights.IsEmpty ? 1 : _sampleWeights.Span[Physical(rows[i])];
            }
        }
        else if (!_sampleWeights.IsEmpty)
        {
            throw new ArgumentException(
                "The data set has sample weights, but the network's loss takes none: set SampleWeights on the loss's attribute.", nameof(batch));
        }
    }

    private static int CountRows(int length, int rowLength, string name, string rowName)
    {
        if (rowLength <= 0)
        {
            throw new ArgumentOutOfRangeException(rowName, $"{rowName} is {rowLength}; a row has at least 1 element.");
        }

        (int rows, int rest) = Math.DivRem(length, rowLength);
        return rest == 0 && rows > 0
            ? rows
            : throw new ArgumentException($"{name} has {length} elements; a positive multiple of {rowName} = {rowLength} is needed.", name);
    }

    private static void CheckFinite<T>(ReadOnlySpan<T> values, int rowLength, string name)
        where T : unmanaged
    {
        if (typeof(T) != typeof(float))
        {
            return;
        }

        ReadOnlySpan<float> floats = MemoryMarshal.Cast<T, float>(values);
        int index = NonFinite.IndexIn(floats);
        if (index >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{name} holds {floats[index]} in row {index / rowLength}, element {index % rowLength}. ")
                    + "Replace or leave out such rows: one of them spoils all weights.",
                name);
        }
    }

    private int Physical(int row)
    {
        if ((uint)row >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(row), $"Row {row} was asked for; the data set has the rows 0 to {Count - 1}.");
        }

        return _rows is null ? row : _rows[row];
    }
}
