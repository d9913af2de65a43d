using System;
using System.Buffers;
using System.ComponentModel;
using System.Numerics.Tensors;

namespace NetCompiler.CompilerServices;

/// <summary>Memory of the pool for predictions that are looked at once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RentedPredictions
{
    private readonly float[] _array;
    private readonly int _rowLength;

    /// <summary>Rents memory for so many predictions.</summary>
    public RentedPredictions(int rows, int rowLength)
    {
        _array = ArrayPool<float>.Shared.Rent(checked(rows * rowLength));
        _rowLength = rowLength;
        Span = _array.AsSpan(0, rows * rowLength);
    }

    /// <summary>The predictions, one after the other.</summary>
    public Span<float> Span { get; }

    /// <summary>The place of the largest value of a prediction, the first of them where several are.</summary>
    public int Largest(int row) => TensorPrimitives.IndexOfMax<float>(Span.Slice(row * _rowLength, _rowLength));

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<float>.Shared.Return(_array);
}
