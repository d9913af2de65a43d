using System;
using System.Collections.Generic;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <summary>What a network is made of.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Architecture">The layers as text, one a line.</param>
/// <param name="Hash">A hash of the architecture: equal for networks whose weights are interchangeable.</param>
/// <param name="Parameters">All tensors, in the order of the layers.</param>
/// <param name="ParameterLength">Floats of <see cref="Snapshot.Parameters"/>, pads included.</param>
/// <param name="StateLength">Floats of <see cref="Snapshot.State"/>, pads included.</param>
/// <param name="DerivedLength">Floats of <see cref="Snapshot.Derived"/>.</param>
/// <param name="Layers">The table of layers.</param>
/// <exception cref="ArgumentException">The tensors do not fit their buffers or shapes, or a frozen one lies in front of a trained one.</exception>
public sealed record NetworkInfo(
    string Name,
    string Architecture,
    string Hash,
    IReadOnlyList<ParameterInfo> Parameters,
    int ParameterLength,
    int StateLength,
    int DerivedLength,
    IReadOnlyList<LayerInfo> Layers)
{
    // Whole cache lines, so that kernels over packed memory have no remainder and chunks of two threads share no line.
    private const int Alignment = 16;

    /// <summary>
    /// A hash of how the numbers lie in memory: networks whose packed files are interchangeable have the same, and the same version of this library.
    /// </summary>
    public string PackingHash { get; init; } = "";

    /// <summary>
    /// Floats at the beginning of <see cref="Snapshot.Parameters"/> that training changes: gradients and optimizer state are as long.
    /// </summary>
    public int TrainableLength { get; } = Check(Parameters, ParameterLength, StateLength);

    /// <summary>Trained values, pads not counted.</summary>
    public long TrainableCount
    {
        get
        {
            long count = 0;
            foreach (ParameterInfo parameter in Parameters)
            {
                count += parameter.IsTrained ? parameter.Count : 0;
            }

            return count;
        }
    }

    private static int Check(IReadOnlyList<ParameterInfo> parameters, int parameterLength, int stateLength)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        int trainedEnd = 0, frozenStart = int.MaxValue;
        foreach (ParameterInfo parameter in parameters)
        {
            int length = parameter.Kind == ParameterKind.State ? stateLength : parameterLength;
            if (parameter.Offset < 0 || parameter.Offset % Alignment != 0 || parameter.PackedLength % Alignment != 0
                || parameter.PackedLength < parameter.Count || parameter.Offset > length - parameter.PackedLength)
            {
                throw new ArgumentException(
                    $"'{parameter.Name}' takes {parameter.PackedLength} floats from {parameter.Offset}; it has {parameter.Count} values, "
                    + $"the buffer ends at {length}, and tensors begin and end at multiples of {Alignment}.",
                    nameof(parameters));
            }

            long product = 1;
            foreach (int size in parameter.Shape)
            {
                product *= size;
            }

            if (product != parameter.Count)
            {
                throw new ArgumentException(
                    $"'{parameter.Name}' has the shape {parameter.ShapeText}, but its packing holds {parameter.Count} values.", nameof(parameters));
            }

            if (parameter.IsTrained)
            {
                trainedEnd = Math.Max(trainedEnd, parameter.Offset + parameter.PackedLength);
            }
            else if (parameter.Kind != ParameterKind.State)
            {
                frozenStart = Math.Min(frozenStart, parameter.Offset);
            }
        }

        if (frozenStart < trainedEnd)
        {
            throw new ArgumentException(
                $"A frozen tensor begins at {frozenStart}, in front of the end of the trained ones at {trainedEnd}; "
                    + "frozen tensors lie behind all trained ones.",
                nameof(parameters));
        }

        return trainedEnd;
    }
}
