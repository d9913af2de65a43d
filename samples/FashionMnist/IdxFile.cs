using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace FashionMnist;

/// <summary>A file in the IDX format of the MNIST data sets: big-endian sizes, then bytes; gzipped if it ends in .gz.</summary>
internal sealed record IdxFile(int[] Sizes, byte[] Values)
{
    /// <summary>Reads a file of bytes with so many axes.</summary>
    /// <exception cref="InvalidDataException">It is no such file, or ends early.</exception>
    public static IdxFile Read(string path, int axes)
    {
        using FileStream file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using MemoryStream memory = new();
        stream.CopyTo(memory);
        byte[] bytes = memory.ToArray();
        int header = 4 + (4 * axes);

        // Two zeros, the type (8 is unsigned bytes), the number of axes.
        if (bytes.Length < header || bytes[0] != 0 || bytes[1] != 0 || bytes[2] != 8 || bytes[3] != axes)
        {
            throw new InvalidDataException($"'{path}' is no IDX file of bytes with {axes} axes.");
        }

        int[] sizes = [.. Enumerable.Range(0, axes).Select(axis => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4 + (4 * axis))))];
        long expected = sizes.Aggregate(1L, (product, size) => product * size);
        if (sizes.Any(size => size < 0) || bytes.Length - header != expected)
        {
            throw new InvalidDataException($"'{path}' should hold {string.Join(" x ", sizes)} values, but holds {bytes.Length - header}; get it again.");
        }

        return new(sizes, bytes[header..]);
    }
}
