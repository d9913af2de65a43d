using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.Json;
using NetCompiler.CompilerServices;

namespace NetCompiler.Serialization;

/// <summary>Writes tensors in logical order to a stream in the safetensors format.</summary>
internal static class SafeTensorsWriter
{
    // The data begin at a multiple of this, so that whoever maps the file has its first tensor at the start of a cache line.
    private const int DataAlignment = 64;

    public static void Write(Stream stream, IReadOnlyList<StoredTensor> tensors, IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        WriteHeader(stream, tensors, metadata);
        float[] values = [];
        foreach (StoredTensor tensor in tensors)
        {
            int block = tensor.Block, outputs = tensor.Parameter.Outputs;
            for (int first = 0; first < outputs; first += block)
            {
                int length = Math.Min(block, outputs - first) * tensor.Parameter.OutputLength;
                values = values.Length < length ? new float[length] : values;
                Packing.Unpack(tensor.Parameter, tensor.Buffer.Span, values.AsSpan(0, length), first);
                GC.KeepAlive(tensor);
                stream.Write(MemoryMarshal.AsBytes(values.AsSpan(0, length)));
            }
        }
    }

    private static void WriteHeader(Stream stream, IReadOnlyList<StoredTensor> tensors, IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            foreach ((string key, string value) in metadata)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            long position = 0;
            foreach (StoredTensor tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", ElementSize.Single);
                json.WriteStartArray("shape");
                foreach (int size in tensor.Parameter.Shape)
                {
                    json.WriteNumberValue(size);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(position);
                position += (long)tensor.Parameter.Count * sizeof(float);
                json.WriteNumberValue(position);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        int unpadded = SafeTensorsHeader.PrefixLength + buffer.WrittenCount;
        int padding = (DataAlignment - (unpadded % DataAlignment)) % DataAlignment;
        Span<byte> prefix = stackalloc byte[SafeTensorsHeader.PrefixLength];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)(buffer.WrittenCount + padding));
        stream.Write(prefix);
        stream.Write(buffer.WrittenSpan);
        Span<byte> spaces = stackalloc byte[padding];
        spaces.Fill((byte)' ');
        stream.Write(spaces);
    }
}
