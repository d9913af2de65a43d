using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Serialization;

public sealed class HostileFileTests
{
    private const string Bias = """ "dense0.bias":{"dtype":"F32","shape":[2],"data_offsets":[0,8]} """;

    private static readonly byte[] s_valid = MakeValid();

    private static int HeaderEnd => 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(s_valid);

    public static TheoryData<string, string> Headers() => new()
    {
        { "", "a header of 0 bytes" },
        { "[]", "the header is of the JSON type StartArray" },
        { "\"ab\"", "the header is of the JSON type String" },
        { "{\"a\":", "not valid JSON" },
        { "{}{}", "not valid JSON" },
        { "{} // end", "not valid JSON" },
        { "{\"a\":1}", "tensor 'a' is of the JSON type Number" },
        { "{\"a\":null}", "tensor 'a' is of the JSON type Null" },
        { "{" + Bias + "," + Bias + "}", "'dense0.bias' stands twice" },
        { "{" + Bias + "," + Bias.Replace("b", "\\u0062", StringComparison.Ordinal) + "}", "'dense0.bias' stands twice" },
        { "{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}", "'a' stands twice in __metadata__" },
        { "{\"__metadata__\":{\"a\":1}}", "'a' of __metadata__ is of the JSON type Number" },
        { "{\"__metadata__\":[]}", "__metadata__ is of the JSON type StartArray" },
        { "{\"a\":{}}", "lacks one of dtype" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", "lacks one of dtype" },
        { "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", "'dtype' stands twice in tensor 'a'" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"shape\":[2],\"data_offsets\":[0,8]}}", "'shape' stands twice in tensor 'a'" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"more\":1}}", "unknown entry 'more'" },
        { "{\"a\":{\"dtype\":7,\"shape\":[2],\"data_offsets\":[0,8]}}", "dtype of tensor 'a' is of the JSON type Number" },
        { "{\"a\":{\"dtype\":\"F33\",\"shape\":[2],\"data_offsets\":[0,8]}}", "unknown dtype 'F33'" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":2,\"data_offsets\":[0,8]}}", "shape of tensor 'a' is of the JSON type Number" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}", "shape of tensor 'a' holds something else" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[2.5],\"data_offsets\":[0,8]}}", "shape of tensor 'a' holds something else" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,8]}}", "shape of tensor 'a' holds something else" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[\"2\"],\"data_offsets\":[0,8]}}", "shape of tensor 'a' holds something else" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,8]}}", "more bytes than can be counted" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296,4294967296],\"data_offsets\":[0,8]}}", "more bytes than can be counted" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}", "two ascending numbers" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4,8]}}", "two ascending numbers" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[]}}", "two ascending numbers" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,12]}}", "needs 8 bytes, but its data_offsets give it 12" },
        { "{\"a\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,8]}}", "needs 16 bytes, but its data_offsets give it 8" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}", "leaves a gap" },
        { "{" + Bias + ",\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}", "overlaps" },
        { "{" + Bias + ",\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", "overlaps" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}", "its tensors end at byte 16 of the data, but the data has 8 bytes" },
        { "{}", "its tensors end at byte 0 of the data, but the data has 8 bytes" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[[2]],\"data_offsets\":[0,8]}}", "not valid JSON" },
        { "{\"\\ud800\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", "not valid JSON" },
        { new string('[', 5000), "the header is of the JSON type StartArray" },
        { "{" + string.Concat(Enumerable.Repeat("\"a\":{", 5000)), "unknown entry 'a'" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void HostileHeadersAreNamed(string header, string message)
    {
        byte[] file = SafeTensorsText.File(header, 8);
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => LinearNetwork.Load(file));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Contains("not a valid safetensors file", exception.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => LinearNetwork.Load(new MemoryStream(file)));
    }

    [Fact]
    public void InvalidUtf8IsNamed()
    {
        byte[] header = Encoding.UTF8.GetBytes("{\"?\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}");
        header[2] = 0xFF;
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => LinearNetwork.Load(SafeTensorsText.File(header, 8)));
        Assert.Contains("not valid JSON", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    [InlineData(100_000_001UL)]
    [InlineData(99_000_000UL)]
    [InlineData(1UL)]
    public void HostileLengthsTakeNoMemory(ulong length)
    {
        byte[] file = (byte[])s_valid.Clone();
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => LinearNetwork.Load(file));
        Assert.Throws<InvalidDataException>(() => LinearNetwork.Load(new MemoryStream(file)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
        Assert.Contains($"a header of {length} bytes", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryTruncationIsFound()
    {
        string path = Path.GetTempFileName();
        try
        {
            for (int length = 0; length < s_valid.Length; length++)
            {
                byte[] file = s_valid[..length];
                AssertDamaged(() => LinearNetwork.Load(file));
                AssertDamaged(() => LinearNetwork.Load(new MemoryStream(file)));
                File.WriteAllBytes(path, file);
                InvalidDataException exception = AssertDamaged(() => LinearNetwork.Load(path));
                Assert.Contains(path, exception.Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            File.Delete(path);
        }

        static InvalidDataException AssertDamaged(Action load)
        {
            InvalidDataException exception = Assert.Throws<InvalidDataException>(load);
            Assert.Contains("not a valid safetensors file", exception.Message, StringComparison.Ordinal);
            return exception;
        }
    }

    [Fact]
    public void EveryFlippedBitOfTheHeaderIsFoundOrHarmless()
    {
        // Harmless: a letter of a text in the metadata, or white space of another kind.
        int found = 0, harmless = 0;
        for (int bit = 0; bit < HeaderEnd * 8; bit++)
        {
            byte[] file = (byte[])s_valid.Clone();
            file[bit / 8] ^= (byte)(1 << (bit % 8));
            bool damaged = IsDamaged(() => LinearNetwork.Load(file));
            Assert.Equal(damaged, IsDamaged(() => LinearNetwork.Load(new MemoryStream(file))));
            found += damaged ? 1 : 0;
            harmless += damaged ? 0 : 1;
        }

        Assert.True(found > 2000, $"{found} were found.");
        Assert.True(harmless > 0 && harmless < found, $"{harmless} were harmless.");
    }

    [Fact]
    public void TrailingBytesAreFound()
    {
        byte[] file = [.. s_valid, 0];
        Assert.Throws<InvalidDataException>(() => LinearNetwork.Load(file));
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => LinearNetwork.Load(new MemoryStream(file)));
        Assert.Contains("more bytes follow", exception.Message, StringComparison.Ordinal);
    }

    private static bool IsDamaged(Action load)
    {
        try
        {
            load();
            return false;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    private static byte[] MakeValid()
    {
        using MemoryStream stream = new();
        new LinearNetwork().Save(stream);
        return stream.ToArray();
    }
}
