using System;

namespace NetCompiler.CompilerServices;

/// <summary>One logical tensor and its place in <see cref="Snapshot.Parameters"/> (in <see cref="Snapshot.State"/> when it is state).</summary>
/// <param name="Name">Its name in files, PyTorch's way: <c>dense0.weight</c>.</param>
/// <param name="Layer">The layer it belongs to.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Shape">Its logical shape, PyTorch's order; the product is <see cref="Count"/>.</param>
/// <param name="Offset">Where it begins in its buffer, a multiple of 16.</param>
/// <param name="PackedLength">Floats it takes there with its pads, a multiple of 16; pads are exactly zero, always.</param>
/// <param name="Packing">How it lies there.</param>
/// <param name="Outputs">Panels: rows of the logical matrix. Rows: number of rows.</param>
/// <param name="Channels">Panels: input channels. Rows: values of a row.</param>
/// <param name="Taps">Panels: positions of the window (kernel height x width; height x width of a flattened image). Rows: 1.</param>
/// <param name="Width">Panels: columns of a panel. Rows: floats from one row to the next.</param>
/// <param name="Initialization">The distribution of its first values.</param>
/// <param name="Frozen">Whether training leaves it alone. Frozen parameters lie behind all trained ones.</param>
public sealed record ParameterInfo(
    string Name,
    string Layer,
    ParameterKind Kind,
    int[] Shape,
    int Offset,
    int PackedLength,
    ParameterPacking Packing,
    int Outputs,
    int Channels,
    int Taps,
    int Width,
    Initialization Initialization,
    bool Frozen)
{
    /// <summary>Number of logical values.</summary>
    public int Count => Outputs * Channels * Taps;

    /// <summary>Whether an optimizer changes it.</summary>
    public bool IsTrained => Kind != ParameterKind.State && !Frozen;

    /// <summary>
    /// Where the value with a logical index (row-major in <see cref="Shape"/>) lies in its buffer, <see cref="Offset"/> included.
    /// Panels: logical (n * channels + channel) * taps + tap lies at ((n / width) * taps * channels + tap * channels + channel) * width + n % width.
    /// Rows: logical row * channels + column lies at row * width + column.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="logicalIndex"/> is not in [0, <see cref="Count"/>).</exception>
    public int PackedIndex(int logicalIndex)
    {
        if ((uint)logicalIndex >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(logicalIndex), $"logicalIndex is {logicalIndex}; '{Name}' has the indices 0 to {Count - 1}.");
        }

        if (Packing == ParameterPacking.Rows)
        {
            (int row, int column) = Math.DivRem(logicalIndex, Channels);
            return Offset + (row * Width) + column;
        }

        (int rest, int tap) = Math.DivRem(logicalIndex, Taps);
        (int output, int channel) = Math.DivRem(rest, Channels);
        (int panel, int lane) = Math.DivRem(output, Width);
        return Offset + (((panel * Taps * Channels) + (tap * Channels) + channel) * Width) + lane;
    }

    /// <summary>Logical values of each of <see cref="Outputs"/>; they follow each other.</summary>
    internal int OutputLength => Channels * Taps;

    /// <summary>The shape as text: <c>32 x 1 x 3 x 3</c>.</summary>
    internal string ShapeText => Shape.Length == 0 ? "a single value" : string.Join(" x ", Shape);
}
