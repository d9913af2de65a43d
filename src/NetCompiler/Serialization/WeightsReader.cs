using System;
using System.IO;
using NetCompiler.CompilerServices;

namespace NetCompiler.Serialization;

/// <summary>Reads the weights of a network from a file, a stream or memory. A snapshot comes out whole or an exception is thrown.</summary>
internal static class WeightsReader
{
    public static Snapshot Read(string path, NetworkInfo info, LoadOptions options) =>
        Open(path, source => PackedFile.IsPacked(source) ? PackedFile.Map(source, info, options) : Read(source, info, options));

    public static Snapshot Read(Stream stream, NetworkInfo info, LoadOptions options) =>
        Read(StreamTensorSource.Open(stream, streamLength: null, "The stream"), info, options);

    public static unsafe Snapshot Read(ReadOnlySpan<byte> data, NetworkInfo info, LoadOptions options)
    {
        fixed (byte* start = data)
        {
            return Read(MemoryTensorSource.Open(start, data.Length, "The data"), info, options);
        }
    }

    /// <summary>Opens a file, whose length is known unless it is something like a pipe.</summary>
    public static T Open<T>(string path, Func<StreamTensorSource, T> read)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        return read(StreamTensorSource.Open(file, file is { CanSeek: true, Length: > 0 } ? file.Length : null, $"'{path}'"));
    }

    private static Snapshot Read(TensorSource source, NetworkInfo info, LoadOptions options)
    {
        if (PackedFile.IsPacked(source))
        {
            throw new InvalidDataException($"{source.Name} is a packed file, which is mapped: load it by the path of the file that SavePacked wrote.");
        }

        Snapshot snapshot = Snapshot.Unset(info);
        MemoryAhead.Request(snapshot);
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
