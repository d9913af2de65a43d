using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetCompiler.CompilerServices;

/// <summary>Samples and targets of a training step, row after row: the base of the batches of networks with one input.</summary>
/// <typeparam name="TInput">Numbers, or ids.</typeparam>
/// <typeparam name="TTarget">Numbers, or labels.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ArrayBatch<TInput, TTarget> : IBatch<TInput, TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    // Aligned: a step reads them several times, and vectors that cross cache lines take twice as long.
    private readonly AlignedBuffer _inputs;
    private readonly AlignedBuffer _targets;
    private int _rowCount;

    /// <summary>Makes room for samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is less than 1.</exception>
    protected ArrayBatch(int capacity, int inputLength, int targetLength)
    {
        Capacity = DataChecks.Capacity(capacity);
        InputLength = inputLength;
        TargetLength = targetLength;
        _inputs = Room<TInput>(capacity, inputLength);
        _targets = Room<TTarget>(capacity, targetLength);
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
    public Span<TInput> Inputs => Numbers<TInput>(_inputs, InputLength);

    /// <inheritdoc/>
    public Span<TTarget> Targets => Numbers<TTarget>(_targets, TargetLength);

    /// <inheritdoc/>
    public abstract void Validate();

    private static AlignedBuffer Room<T>(int capacity, int length)
        where T : unmanaged =>
        new(((long)checked(capacity * length) * Unsafe.SizeOf<T>() + sizeof(float) - 1) / sizeof(float));

    private Span<T> Numbers<T>(AlignedBuffer buffer, int length)
        where T : unmanaged =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<float, T>(ref buffer.Start), Capacity * length);
}
