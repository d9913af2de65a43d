using System;
using System.ComponentModel;

namespace NetCompiler.CompilerServices;

/// <summary>Samples and targets of a training step in arrays, row after row: the base of the batches of networks with one input.</summary>
/// <typeparam name="TInput">Numbers, or ids.</typeparam>
/// <typeparam name="TTarget">Numbers, or labels.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ArrayBatch<TInput, TTarget> : IBatch<TInput, TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    private readonly TInput[] _inputs;
    private readonly TTarget[] _targets;
    private int _rowCount;

    /// <summary>Makes room for samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is less than 1.</exception>
    protected ArrayBatch(int capacity, int inputLength, int targetLength)
    {
        Capacity = DataChecks.Capacity(capacity);
        InputLength = inputLength;
        TargetLength = targetLength;
        _inputs = new TInput[checked(capacity * inputLength)];
        _targets = new TTarget[checked(capacity * targetLength)];
    }

    /// <inheritdoc/>
    public int Capacity { get; }

    /// <inheritdoc/>
    public int RowCount { get => _rowCount; set => _rowCount = DataChecks.RowCount(value, Capacity); }

    /// <inheritdoc/>
    public int InputLength { get; }

    /// <inheritdoc/>
    public int TargetLength { get; }

    /// <inheritdoc/>
    public Span<TInput> Inputs => _inputs;

    /// <inheritdoc/>
    public Span<TTarget> Targets => _targets;

    /// <inheritdoc/>
    public abstract void Validate();
}
