using System;
using System.Collections.Generic;
using System.IO;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using NetCompiler.CompilerServices;

namespace NetCompiler.Serialization;

/// <summary>
/// A snapshot as it lies in memory, what is derived included, as a safetensors file of a tensor for each buffer. Nothing of it is computed or copied when
/// it is loaded: the file is mapped, and the system reads a page when somebody looks at it.
/// </summary>
internal static class PackedFile
{
    private const string PackingKey = "netcompiler.packing";

    // Floats that the format is counted in: buffers are multiples of it, and a vector of as many may be read at the last one's end.
    private const int Line = 16, LineBytes = Line * sizeof(float);

    // Where numbers lie and what is derived of them follows from the network's code and from the library's.
    private static Guid Library => typeof(PackedFile).Module.ModuleVersionId;

    /// <summary>Whether a file is packed, for whatever network.</summary>
    public static bool IsPacked(TensorSource source) => source.Header.Metadata.ContainsKey(PackingKey);

    public static void Write(Stream stream, NetworkInfo info, Snapshot snapshot)
    {
        List<KeyValuePair<string, string>> metadata = WeightsWriter.Metadata(info);
        metadata.Add(new(PackingKey, PackingOf(info)));
        SafeTensorsWriter.Write(
            stream,
            [
                Stored("derived", snapshot.Derived), Stored("parameters", snapshot.Parameters), Stored("state", snapshot.State), Stored("end", new AlignedBuffer(Line)),
            ],
            metadata);
    }

    /// <summary>Maps a file whose header was read.</summary>
    /// <exception cref="InvalidDataException">The file is of another network or another version, or no file at all.</exception>
    public static Snapshot Map(StreamTensorSource source, NetworkInfo info, LoadOptions options)
    {
        if (source.Header.Metadata[PackingKey] != PackingOf(info))
        {
            throw new InvalidDataException(
                $"{source.Name} is packed for another network than '{info.Name}', or by another version of it or of NetCompiler. "
                    + "Load the weights that Save wrote, and pack them again with SavePacked.");
        }

        if (source.File is not FileStream file)
        {
            throw new InvalidDataException($"{source.Name} is packed, but no file that can be mapped. Copy it to one.");
        }

        using MemoryMappedFile mapped = MemoryMappedFile.CreateFromFile(
            file, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        SafeHandle mapping = mapped.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read).SafeMemoryMappedViewHandle;
        Snapshot snapshot = new(
            Find("parameters", info.ParameterLength), Find("state", info.StateLength), Find("derived", info.DerivedLength), isPrepared: true);
        options.Report?.Clear();
        foreach (ParameterInfo parameter in info.Parameters)
        {
            options.Report?.AddLoaded(parameter.Name);
        }

        return snapshot;

        AlignedBuffer Find(string name, int length)
        {
            foreach (TensorEntry entry in source.Header.Tensors)
            {
                long start = source.Header.DataStart + entry.Begin;
                if (entry.Name == name && entry.Type == ElementSize.Single && entry.End - entry.Begin == (long)length * sizeof(float)
                    && start % LineBytes == 0 && entry.End + LineBytes <= source.Header.Tensors[^1].End)
                {
                    return new(mapping, start, length);
                }
            }

            throw SafeTensorsHeader.Damaged(source.Name, $"it is packed, but lacks {length} floats of '{name}' at a multiple of {Line}");
        }
    }

    private static string PackingOf(NetworkInfo info) => $"{info.Hash} {info.PackingHash} {Library}";

    private static StoredTensor Stored(string name, AlignedBuffer buffer)
    {
        ParameterInfo lines = new(
            name, "", ParameterKind.State, [buffer.Length], 0, buffer.Length, ParameterPacking.Rows, buffer.Length / Line, Line, Taps: 1, Line, default, Frozen: true);
        return new(name, lines, buffer);
    }
}
