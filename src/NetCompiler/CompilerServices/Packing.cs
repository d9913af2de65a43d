using System;

namespace NetCompiler.CompilerServices;

/// <summary>Copies tensors, whole or by some of their outputs, between logical order and the packed order of <see cref="ParameterInfo.PackedIndex"/>.</summary>
internal static unsafe class Packing
{
    // Logical values of an output that are copied before the next output's: a cache line of them, so that each line is read once.
    private const int ChunkLength = 16;

    /// <summary>Writes the logical values of outputs from <paramref name="first"/> on into the tensor's place in a buffer; pads are not touched and stay zero.</summary>
    public static void Pack(ParameterInfo parameter, ReadOnlySpan<float> logical, Span<float> buffer, int first = 0)
    {
        Span<float> packed = buffer.Slice(parameter.Offset, parameter.PackedLength);
        if (parameter.Packing == ParameterPacking.Rows)
        {
            PackRows(parameter, logical, packed, first);
        }
        else
        {
            PackPanels(parameter, logical, packed, first, stackalloc int[ChunkLength]);
        }
    }

    /// <summary>Reads the logical values of outputs from <paramref name="first"/> on from the tensor's place in a buffer.</summary>
    public static void Unpack(ParameterInfo parameter, ReadOnlySpan<float> buffer, Span<float> logical, int first = 0)
    {
        ReadOnlySpan<float> packed = buffer.Slice(parameter.Offset, parameter.PackedLength);
        int depth = parameter.OutputLength, end = first + (logical.Length / depth);
        if (parameter.Packing == ParameterPacking.Rows)
        {
            for (int row = first; row < end; row++)
            {
                packed.Slice(row * parameter.Width, depth).CopyTo(logical[((row - first) * depth)..]);
            }

            return;
        }

        Span<int> lines = stackalloc int[ChunkLength];
        for (int output = first, next; output < end; output = next)
        {
            (int panel, int lane) = Math.DivRem(output, parameter.Width);
            next = Math.Min(end, (panel + 1) * parameter.Width);
            ReadOnlySpan<float> source = packed.Slice(panel * depth * parameter.Width, depth * parameter.Width);
            for (int start = 0; start < depth; start += ChunkLength)
            {
                Span<int> chunk = Lines(parameter, start, lines);
                for (int i = 0; i < next - output; i++)
                {
                    Span<float> target = logical.Slice(((output - first + i) * depth) + start, chunk.Length);
                    for (int j = 0; j < chunk.Length; j++)
                    {
                        target[j] = source[chunk[j] + lane + i];
                    }
                }
            }
        }
    }

    private static void PackRows(ParameterInfo parameter, ReadOnlySpan<float> logical, Span<float> packed, int first)
    {
        int depth = parameter.OutputLength, end = first + (logical.Length / depth);
        for (int row = first; row < end; row++)
        {
            logical.Slice((row - first) * depth, depth).CopyTo(packed[(row * parameter.Width)..]);
        }
    }

    // A method of its own: one with loops and memory on the stack would be optimized at the start of every program that loads.
    private static void PackPanels(ParameterInfo parameter, ReadOnlySpan<float> logical, Span<float> packed, int first, Span<int> lines)
    {
        int depth = parameter.OutputLength, end = first + (logical.Length / depth);
        for (int output = first, next; output < end; output = next)
        {
            (int panel, int lane) = Math.DivRem(output, parameter.Width);
            next = Math.Min(end, (panel + 1) * parameter.Width);
            Span<float> target = packed.Slice(panel * depth * parameter.Width, depth * parameter.Width);
            for (int start = 0; start < depth; start += ChunkLength)
            {
                Span<int> chunk = Lines(parameter, start, lines);
                ReadOnlySpan<float> source = logical.Slice(((output - first) * depth) + start, ((next - output - 1) * depth) + chunk.Length);
                fixed (float* from = source, to = target)
                {
                    Block.Scatter(from, depth, next - output, to + lane, chunk);
                }
            }
        }
    }

    // Where the lines of a panel begin that hold an output's values from start on: channel after channel, and in each the taps.
    private static Span<int> Lines(ParameterInfo parameter, int start, Span<int> lines)
    {
        lines = lines[..Math.Min(ChunkLength, parameter.OutputLength - start)];
        (int channel, int tap) = Math.DivRem(start, parameter.Taps);
        for (int i = 0; i < lines.Length; i++)
        {
            lines[i] = ((tap * parameter.Channels) + channel) * parameter.Width;
            if (++tap == parameter.Taps)
            {
                (tap, channel) = (0, channel + 1);
            }
        }

        return lines;
    }
}
