namespace NetCompiler.Compiler.Graphs;

/// <summary>A value of the reference evaluation, in double precision: rows of the batch (1 if not batched), each in logical order.</summary>
public sealed class Tensor(int rows, TensorShape shape)
{
    // The count of a shape is a product over its axes: too slow for every access.
    private readonly int _rowLength = shape.Count;

    /// <summary>Samples, or 1 for a value that the batch shares.</summary>
    public int Rows { get; } = rows;

    /// <summary>The shape of a row.</summary>
    public TensorShape Shape { get; } = shape;

    /// <summary>The values, row after row, each in the logical order of its axes.</summary>
    public double[] Data { get; } = new double[rows * shape.Count];

    /// <summary>The value at an index of a row; a tensor of one row serves every row.</summary>
    public double this[int row, int index]
    {
        get => Data[((Rows == 1 ? 0 : row) * _rowLength) + index];
        set => Data[((Rows == 1 ? 0 : row) * _rowLength) + index] = value;
    }
}
