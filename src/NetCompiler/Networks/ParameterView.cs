using System;
using System.Globalization;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <summary>
/// One tensor of a network, or its gradient, in logical order (PyTorch's). A view reads what is current: after a publication it shows the new values.
/// </summary>
public readonly struct ParameterView
{
    private readonly IParameterStore _store;
    private readonly ParameterInfo _info;

    internal ParameterView(IParameterStore store, ParameterInfo info)
    {
        _store = store;
        _info = info;
    }

    /// <summary>Its name: <c>dense0.weight</c>.</summary>
    public string Name => Info.Name;

    /// <summary>The name of its layer.</summary>
    public string Layer => Info.Layer;

    /// <summary>Its logical shape: [outputs, inputs] of a dense weight, [outputs, inputs, height, width] of a convolution.</summary>
    public ReadOnlySpan<int> Shape => Info.Shape;

    /// <summary>Number of values, the product of the shape.</summary>
    public int Count => Info.Count;

    /// <summary>Everything known about the tensor, its place in memory included.</summary>
    public ParameterInfo Info =>
        _info ?? throw new InvalidOperationException("This view is the default value and shows no tensor. Take it from a network.");

    /// <summary>The value at logical indices, one for each axis of <see cref="Shape"/>.</summary>
    /// <exception cref="ArgumentException">There is not one index for each axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its axis.</exception>
    public float this[params ReadOnlySpan<int> indices]
    {
        get
        {
            int logical = LogicalIndex(indices);
            AlignedBuffer buffer = _store.Read(_info);
            float value = buffer.Span[_info.PackedIndex(logical)];
            GC.KeepAlive(buffer);
            return value;
        }
    }

    /// <summary>Copies all values, row-major in <see cref="Shape"/>. They all belong to one snapshot.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public void CopyTo(Span<float> destination)
    {
        if (destination.Length < Info.Count)
        {
            throw new ArgumentException(
                $"destination has {destination.Length} elements; '{Name}' ({Info.ShapeText}) needs {Count}.", nameof(destination));
        }

        AlignedBuffer buffer = _store.Read(_info);
        Packing.Unpack(_info, buffer.Span, destination[..Count]);
        GC.KeepAlive(buffer);
    }

    /// <summary>A new array of all values, row-major in <see cref="Shape"/>.</summary>
    public float[] ToArray()
    {
        float[] values = new float[Count];
        CopyTo(values);
        return values;
    }

    /// <summary>
    /// Replaces all values, row-major in <see cref="Shape"/>. Of a network: a new snapshot is published; predictions under way end with the old
    /// values, and a training session that exists already keeps its own copy.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="source"/> has not exactly <see cref="Count"/> values.</exception>
    public void CopyFrom(ReadOnlySpan<float> source)
    {
        if (source.Length != Info.Count)
        {
            throw new ArgumentException($"source has {source.Length} elements; '{Name}' ({Info.ShapeText}) takes exactly {Count}.", nameof(source));
        }

        _store.Write(_info, source);
    }

    /// <summary>Name and shape: <c>dense0.weight [128 x 784]</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} [{Info.ShapeText}]");

    private int LogicalIndex(ReadOnlySpan<int> indices)
    {
        int[] shape = Info.Shape;
        if (indices.Length != shape.Length)
        {
            throw new ArgumentException(
                $"{indices.Length} indices were given; '{Name}' has {shape.Length} axes ({Info.ShapeText}).", nameof(indices));
        }

        int logical = 0;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            if ((uint)indices[axis] >= (uint)shape[axis])
            {
                throw new ArgumentOutOfRangeException(
                    nameof(indices), $"Index {indices[axis]} of axis {axis} is outside 0 to {shape[axis] - 1}; '{Name}' is {_info.ShapeText}.");
            }

            logical = (logical * shape[axis]) + indices[axis];
        }

        return logical;
    }
}
