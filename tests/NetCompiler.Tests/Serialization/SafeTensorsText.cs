using System;
using System.Buffers.Binary;
using System.Text;

namespace NetCompiler.Tests.Serialization;

/// <summary>Makes files of hand-written headers; the data are the floats 0, 1, 2, ….</summary>
internal static class SafeTensorsText
{
    public static byte[] File(string header, int dataLength) => File(Encoding.UTF8.GetBytes(header), dataLength);

    public static byte[] File(byte[] header, int dataLength)
    {
        byte[] file = new byte[8 + header.Length + dataLength];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)header.Length);
        header.CopyTo(file, 8);
        for (int i = 0; i < dataLength / 4; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(8 + header.Length + (4 * i)), Value(i));
        }

        return file;
    }

    public static float Value(int index) => index;
}
