using System;
using System.IO;
using System.IO.MemoryMappedFiles;
using NetCompiler.CompilerServices;

namespace NetCompiler.Serialization;

/// <summary>Reads the weights of a network from a file, a stream or memory. A snapshot comes out whole or an exception is thrown.</summary>
internal static class WeightsReader
{
    public static Snapshot Read(string path, NetworkInfo info, LoadOptions options) => Open(path, source => Read(source, info, options));

    public static Snapshot Read(Stream stream, NetworkInfo info, LoadOptions options) =>
        Read(StreamTensorSource.Open(stream, "The stream"), info, options);

    public static unsafe Snapshot Read(ReadOnlySpan<byte> data, NetworkInfo info, LoadOptions options)
    {
        fixed (byte* start = data)
        {
            return Read(MemoryTensorSource.Open(start, data.Length, "The data"), info, options);
        }
    }

    /// <summary>Maps a file and reads from it; what can't be mapped, such as a pipe, is read as a stream.</summary>
    public static T Open<T>(string path, Func<TensorSource, T> read)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        string name = $"'{path}'";
        return file.CanSeek && file.Length > 0 ? Map(file, name, read) : read(StreamTensorSource.Open(file, name));
    }

    private static unsafe T Map<T>(FileStream file, string name, Func<TensorSource, T> read)
    {
        long length = file.Length;
        using MemoryMappedFile map = MemoryMappedFile.CreateFromFile(
            file, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        using MemoryMappedViewAccessor view = map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* start = null;
        try
        {
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            return read(MemoryTensorSource.Open(start + view.PointerOffset, length, name));
        }
        finally
        {
            if (start is not null)
            {
                view.SafeMemoryMappedViewHandle.ReleasePointer();
            }
        }
    }

    private static Snapshot Read(TensorSource source, NetworkInfo info, LoadOptions options)
    {
        Snapshot snapshot = new(info);
        if ((options.Allow & (LoadDifferences.Missing | LoadDifferences.Mismatched)) != LoadDifferences.None)
        {
            ParameterInitializer.Fill(snapshot, info, options.Seed);
        }

        TensorLoader loader = new(source, info, WeightsWriter.Tensors(info, snapshot));
        loader.Compare(options);
        loader.Load();
        return snapshot;
    }
}
