using System;
using System.Collections.Generic;
using System.IO;

namespace NetCompiler.Serialization;

/// <summary>
/// The header of a safetensors file (https://huggingface.co/docs/safetensors): 8 bytes with the length of the JSON text, little-endian, the
/// text, then the bytes of the tensors without a gap. Everything in it is checked before anything is used; a header may come from an enemy.
/// </summary>
internal sealed class SafeTensorsHeader
{
    /// <summary>Bytes in front of the JSON text.</summary>
    public const int PrefixLength = sizeof(ulong);

    /// <summary>The longest text that is accepted, the limit of the reference implementation.</summary>
    public const int LongestText = 100_000_000;

    private SafeTensorsHeader(List<TensorEntry> tensors, Dictionary<string, string> metadata, long dataStart)
    {
        Tensors = tensors;
        Metadata = metadata;
        DataStart = dataStart;
    }

    /// <summary>All tensors, in the order of their bytes.</summary>
    public IReadOnlyList<TensorEntry> Tensors { get; }

    /// <summary>The free texts of the file.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Where the first tensor's bytes begin in the file.</summary>
    public long DataStart { get; }

    /// <summary>Checks the length of the text, as read from the first 8 bytes.</summary>
    /// <param name="length">The length that the file claims.</param>
    /// <param name="available">Bytes behind the prefix, where known.</param>
    /// <param name="source">What is read, for messages.</param>
    public static int CheckTextLength(ulong length, long? available, string source)
    {
        if (length < 2 || length > LongestText)
        {
            throw Damaged(source, $"its first 8 bytes announce a header of {length} bytes, but a header has from 2 to {LongestText}");
        }

        return available is long bytes && (long)length > bytes
            ? throw Damaged(source, $"its first 8 bytes announce a header of {length} bytes, but only {bytes} follow")
            : (int)length;
    }

    /// <summary>Reads and checks the text.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="dataLength">Bytes behind the text, where known.</param>
    /// <param name="source">What is read, for messages.</param>
    public static SafeTensorsHeader Parse(ReadOnlySpan<byte> text, long? dataLength, string source)
    {
        List<TensorEntry> tensors = [];
        Dictionary<string, string> metadata = [];
        new HeaderParser(text, source, tensors, metadata).Parse();
        tensors.Sort(static (a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        long end = 0;
        foreach (TensorEntry tensor in tensors)
        {
            if (tensor.Begin != end)
            {
                string how = tensor.Begin < end ? "overlaps the tensor in front of it" : "leaves a gap behind the tensor in front of it";
                throw Damaged(source, $"tensor '{tensor.Name}' begins at byte {tensor.Begin} of the data and {how}, which ends at {end}");
            }

            end = tensor.End;
        }

        if (dataLength is long length && length != end)
        {
            throw Damaged(source, $"its tensors end at byte {end} of the data, but the data has {length} bytes");
        }

        return new SafeTensorsHeader(tensors, metadata, PrefixLength + text.Length);
    }

    /// <summary>The exception for a file that does not follow the format.</summary>
    public static InvalidDataException Damaged(string source, string what, Exception? inner = null) =>
        new(
            $"{source} is not a valid safetensors file: {what}. "
                + "It may be truncated, damaged or of another format; save or download it again.",
            inner);
}
