using System;
using System.Buffers.Binary;
using System.IO;
using System.Runtime.InteropServices;

namespace NetCompiler.Serialization;

/// <summary>Tensors from a stream or file that is read once, from front to back; no more memory is taken than bytes have arrived or are wanted.</summary>
internal sealed class StreamTensorSource : TensorSource
{
    private const int BlockLength = 1 << 16;

    private readonly Stream _stream;
    private long _position;
    private float[] _values = [];

    private StreamTensorSource(Stream stream, SafeTensorsHeader header, string name)
        : base(header, name)
    {
        _stream = stream;
    }

    /// <summary>Reads and checks the header.</summary>
    /// <param name="stream">What is read.</param>
    /// <param name="streamLength">Its bytes, where known.</param>
    /// <param name="name">What it is called in messages.</param>
    public static StreamTensorSource Open(Stream stream, long? streamLength, string name)
    {
        Span<byte> prefix = stackalloc byte[SafeTensorsHeader.PrefixLength];
        int found = stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false);
        if (found < prefix.Length)
        {
            throw SafeTensorsHeader.Damaged(name, $"it has {found} bytes, and the format begins with 8 that give the header's length");
        }

        long? rest = streamLength - prefix.Length;
        int length = SafeTensorsHeader.CheckTextLength(BinaryPrimitives.ReadUInt64LittleEndian(prefix), rest, name);

        using MemoryStream text = ReadText(stream, length, name);
        return new StreamTensorSource(stream, SafeTensorsHeader.Parse(text.GetBuffer().AsSpan(0, length), rest - length, name), name);
    }

    // Grows with what arrives: a claimed length alone takes no memory.
    private static MemoryStream ReadText(Stream stream, int length, string name)
    {
        MemoryStream text = new();
        byte[] block = new byte[BlockLength];
        while (text.Length < length)
        {
            int read = stream.Read(block, 0, (int)Math.Min(block.Length, length - text.Length));
            if (read == 0)
            {
                throw SafeTensorsHeader.Damaged(name, $"its first 8 bytes announce a header of {length} bytes, but only {text.Length} follow");
            }

            text.Write(block, 0, read);
        }

        return text;
    }

    /// <summary>The file that is read, if it is one that can be mapped.</summary>
    public FileStream? File => _stream is FileStream { CanSeek: true, Length: > 0 } file ? file : null;

    public override ReadOnlySpan<float> Read(TensorEntry tensor, int first, int count)
    {
        Skip(tensor.Begin + ((long)first * sizeof(float)));
        if (_values.Length < count)
        {
            _values = new float[count];
        }

        Span<float> values = _values.AsSpan(0, count);
        Span<byte> bytes = MemoryMarshal.AsBytes(values);
        int found = _stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        _position += found;
        return found == bytes.Length ? values : throw Ends(tensor.End);
    }

    public override void CheckEnd()
    {
        long end = Header.Tensors.Count == 0 ? 0 : Header.Tensors[^1].End;
        Skip(end);
        if (_stream.ReadByte() >= 0)
        {
            throw SafeTensorsHeader.Damaged(Name, $"its tensors end at byte {end} of the data, but more bytes follow");
        }
    }

    private void Skip(long position)
    {
        byte[] block = position == _position ? [] : new byte[Math.Min(BlockLength, position - _position)];
        while (_position < position)
        {
            int read = _stream.Read(block, 0, (int)Math.Min(block.Length, position - _position));
            if (read == 0)
            {
                throw Ends(position);
            }

            _position += read;
        }
    }

    private InvalidDataException Ends(long needed) =>
        SafeTensorsHeader.Damaged(Name, $"its header promises at least {needed} bytes of data, but it ends after {_position}");
}
