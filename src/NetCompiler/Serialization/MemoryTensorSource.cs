using System;
using System.Buffers.Binary;

namespace NetCompiler.Serialization;

/// <summary>Tensors in memory: values are read where they lie.</summary>
internal sealed unsafe class MemoryTensorSource : TensorSource
{
    private readonly byte* _data;

    private MemoryTensorSource(byte* data, SafeTensorsHeader header, string name)
        : base(header, name)
    {
        _data = data;
    }

    /// <summary>Reads and checks the header of <paramref name="length"/> bytes, which the caller keeps in place.</summary>
    public static MemoryTensorSource Open(byte* data, long length, string name)
    {
        if (length < SafeTensorsHeader.PrefixLength)
        {
            throw SafeTensorsHeader.Damaged(name, $"it has {length} bytes, and the format begins with 8 that give the header's length");
        }

        ulong claimed = BinaryPrimitives.ReadUInt64LittleEndian(new ReadOnlySpan<byte>(data, SafeTensorsHeader.PrefixLength));
        long rest = length - SafeTensorsHeader.PrefixLength;
        int textLength = SafeTensorsHeader.CheckTextLength(claimed, rest, name);
        ReadOnlySpan<byte> text = new(data + SafeTensorsHeader.PrefixLength, textLength);
        return new MemoryTensorSource(data, SafeTensorsHeader.Parse(text, rest - textLength, name), name);
    }

    public override ReadOnlySpan<float> Read(TensorEntry tensor, int first, int count) =>
        new(_data + Header.DataStart + tensor.Begin + ((long)first * sizeof(float)), count);

    // The length was known, and checked, when the header was read.
    public override void CheckEnd()
    {
    }
}
