using System;
using System.Collections.Generic;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <summary>Looks through the memory of a trace program for the first value that is not finite.</summary>
internal sealed class Tracer(NetworkInfo info, IReadOnlyList<TraceEntry> entries, ProgramMemory memory)
{
    /// <summary>The first problem, or null: outputs in forward order, the loss, gradients in backward order, gradients of parameters.</summary>
    public NumericalProblem? Find(float loss)
    {
        foreach (TraceEntry entry in entries)
        {
            if (FindIn(entry, entry.Output, isGradient: false) is NumericalProblem problem)
            {
                return problem;
            }
        }

        if (!float.IsFinite(loss))
        {
            return new NumericalProblem("loss", IsGradient: false, Parameter: null, Row: -1, loss);
        }

        for (int i = entries.Count - 1; i >= 0; i--)
        {
            if (FindIn(entries[i], entries[i].Gradient, isGradient: true) is NumericalProblem problem)
            {
                return problem;
            }
        }

        return FindInParameters();
    }

    private NumericalProblem? FindIn(TraceEntry entry, TracePlace? place, bool isGradient)
    {
        if (place is null)
        {
            return null;
        }

        int rows = place.PerRow ? memory.RowCount : 1;
        ReadOnlySpan<float> arena = place.PerRow ? memory.Rows.Span : memory.Fixed.Span;
        int begin = place.PerRow ? place.Offset * memory.Capacity : place.Offset;
        for (int row = 0; row < rows; row++)
        {
            for (int line = 0; line < place.Lines; line++)
            {
                for (int pixel = 0; pixel < place.Pixels; pixel++)
                {
                    int start = begin + (row * place.Stride) + place.Start + (line * place.LineStride) + (pixel * place.PixelStride);
                    ReadOnlySpan<float> live = arena.Slice(start, place.Lanes);
                    int lane = NonFinite.IndexIn(live);
                    if (lane >= 0)
                    {
                        return new NumericalProblem(
                            entry.Layer, isGradient, BadParameterOf(entry.Layer), place.PerRow ? row : -1, live[lane]);
                    }
                }
            }
        }

        return null;
    }

    private string? BadParameterOf(string layer)
    {
        foreach (ParameterInfo parameter in info.Parameters)
        {
            if (parameter.Layer == layer && IndexIn(parameter, memory.Weights.BufferOf(parameter)) >= 0)
            {
                return parameter.Name;
            }
        }

        return null;
    }

    private NumericalProblem? FindInParameters()
    {
        // Backward order: the last layer's gradients are computed first.
        for (int i = info.Parameters.Count - 1; i >= 0; i--)
        {
            ParameterInfo parameter = info.Parameters[i];
            if (parameter.IsTrained)
            {
                int index = IndexIn(parameter, memory.Gradients);
                if (index >= 0)
                {
                    float value = memory.Gradients.Span[parameter.Offset + index];
                    return new NumericalProblem(parameter.Layer, IsGradient: true, parameter.Name, Row: -1, value);
                }
            }
        }

        return null;
    }

    private static int IndexIn(ParameterInfo parameter, AlignedBuffer buffer) =>
        NonFinite.IndexIn(buffer.Span.Slice(parameter.Offset, parameter.PackedLength));
}
