using System;

namespace NetCompiler.CompilerServices;

/// <summary>Copies whole tensors between logical order and the packed order of <see cref="ParameterInfo.PackedIndex"/>.</summary>
internal static class Packing
{
    /// <summary>Writes all logical values into the tensor's place in a buffer; pads are not touched and stay zero.</summary>
    public static void Pack(ParameterInfo parameter, ReadOnlySpan<float> logical, Span<float> buffer)
    {
        Span<float> packed = buffer.Slice(parameter.Offset, parameter.PackedLength);
        if (parameter.Packing == ParameterPacking.Rows)
        {
            for (int row = 0; row < parameter.Outputs; row++)
            {
                logical.Slice(row * parameter.Channels, parameter.Channels).CopyTo(packed[(row * parameter.Width)..]);
            }

            return;
        }

        int depth = parameter.Taps * parameter.Channels;
        for (int output = 0; output < parameter.Outputs; output++)
        {
            (int panel, int lane) = Math.DivRem(output, parameter.Width);
            ReadOnlySpan<float> source = logical.Slice(output * depth, depth);
            Span<float> target = packed.Slice(panel * depth * parameter.Width, depth * parameter.Width);
            int read = 0;
            for (int channel = 0; channel < parameter.Channels; channel++)
            {
                for (int tap = 0; tap < parameter.Taps; tap++)
                {
                    target[(((tap * parameter.Channels) + channel) * parameter.Width) + lane] = source[read++];
                }
            }
        }
    }

    /// <summary>Reads all logical values from the tensor's place in a buffer.</summary>
    public static void Unpack(ParameterInfo parameter, ReadOnlySpan<float> buffer, Span<float> logical)
    {
        ReadOnlySpan<float> packed = buffer.Slice(parameter.Offset, parameter.PackedLength);
        if (parameter.Packing == ParameterPacking.Rows)
        {
            for (int row = 0; row < parameter.Outputs; row++)
            {
                packed.Slice(row * parameter.Width, parameter.Channels).CopyTo(logical[(row * parameter.Channels)..]);
            }

            return;
        }

        int depth = parameter.Taps * parameter.Channels;
        for (int output = 0; output < parameter.Outputs; output++)
        {
            (int panel, int lane) = Math.DivRem(output, parameter.Width);
            ReadOnlySpan<float> source = packed.Slice(panel * depth * parameter.Width, depth * parameter.Width);
            Span<float> target = logical.Slice(output * depth, depth);
            int written = 0;
            for (int channel = 0; channel < parameter.Channels; channel++)
            {
                for (int tap = 0; tap < parameter.Taps; tap++)
                {
                    target[written++] = source[(((tap * parameter.Channels) + channel) * parameter.Width) + lane];
                }
            }
        }
    }
}
