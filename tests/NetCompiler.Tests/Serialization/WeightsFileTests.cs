using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using NetCompiler.CompilerServices;
using NetCompiler.Serialization;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Serialization;

public sealed class WeightsFileTests
{
    private static byte[] Save(LinearNetwork network)
    {
        using MemoryStream stream = new();
        network.Save(stream);
        return stream.ToArray();
    }

    [Fact]
    public void LoadingGivesTheSameBits()
    {
        LinearNetwork network = new(seed: 8);
        network.Bias.CopyFrom([float.NaN, float.NegativeInfinity]);
        byte[] data = Save(network);
        string path = Path.GetTempFileName();
        try
        {
            network.Save(path);
            Assert.Equal(data, File.ReadAllBytes(path));
            Check(LinearNetwork.Load(path));
        }
        finally
        {
            File.Delete(path);
        }

        Check(LinearNetwork.Load(data));
        Check(LinearNetwork.Load(new MemoryStream(data)));
        Check(LinearNetwork.Load(new Trickle(data)));

        void Check(LinearNetwork loaded)
        {
            Assert.Equal(Bits(network.Core.Current.Parameters), Bits(loaded.Core.Current.Parameters));
            Assert.Equal(Bits(network.Core.Current.State), Bits(loaded.Core.Current.State));
            Assert.Equal(Bits(network.Core.Current.Derived), Bits(loaded.Core.Current.Derived));
        }

        static int[] Bits(AlignedBuffer buffer) => [.. buffer.Span.ToArray().Select(BitConverter.SingleToInt32Bits)];
    }

    [Fact]
    public void TheFileIsWhatOtherReadersExpect()
    {
        LinearNetwork network = new();
        network.Weight.CopyFrom([1, 2, 3, 4, 5, 6]);
        byte[] data = Save(network);
        int length = (int)BitConverter.ToUInt64(data);
        Assert.Equal(0, (8 + length) % 64);
        using JsonDocument header = JsonDocument.Parse(data.AsMemory(8, length));
        JsonElement weight = header.RootElement.GetProperty("dense0.weight");
        Assert.Equal("F32", weight.GetProperty("dtype").GetString());
        Assert.Equal([2, 3], weight.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()));
        Assert.Equal("hash-1", header.RootElement.GetProperty("__metadata__").GetProperty("netcompiler.hash").GetString());
        int begin = weight.GetProperty("data_offsets")[0].GetInt32(), end = weight.GetProperty("data_offsets")[1].GetInt32();
        Assert.Equal(24, end - begin);
        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f], Enumerable.Range(0, 6).Select(i => BitConverter.ToSingle(data, 8 + length + begin + (4 * i))));
    }

    [Fact]
    public void AnotherArchitectureIsListed()
    {
        byte[] data = SafeTensorsText.File(
            """
            {
              "dense0.weight": {"dtype": "F32", "shape": [3, 2], "data_offsets": [0, 24]},
              "dense0.bias": {"dtype": "F16", "shape": [2], "data_offsets": [24, 28]},
              "extra": {"dtype": "I64", "shape": [], "data_offsets": [28, 36]},
              "loss0.mean": {"dtype": "F32", "shape": [1], "data_offsets": [36, 40]}
            }
            """,
            40);
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => LinearNetwork.Load(data));
        Assert.Contains("another architecture than 'LinearNetwork'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("other shape: 'dense0.weight' is 3 x 2 in the file and 2 x 3 in the network", exception.Message, StringComparison.Ordinal);
        Assert.Contains("other type: 'dense0.bias' is F16; convert it to F32", exception.Message, StringComparison.Ordinal);
        Assert.Contains("missing: 'scale0.weight' (1)", exception.Message, StringComparison.Ordinal);
        Assert.Contains("left over: 'extra' (a single value)", exception.Message, StringComparison.Ordinal);
        Assert.Contains("LoadDifferences.Missing | LoadDifferences.LeftOver | LoadDifferences.Mismatched to take", exception.Message, StringComparison.Ordinal);

        LoadReport report = new();
        LinearNetwork partial = LinearNetwork.Load(data, new LoadOptions { Allow = LoadDifferences.All, Seed = 6, Report = report });
        Assert.Equal(4, report.Lines.Count);
        Assert.Equal(new LinearNetwork(6).Weight.ToArray(), partial.Weight.ToArray());
        Assert.Equal(SafeTensorsText.Value(9), partial.MeanLoss[0]);
        LinearNetwork fromStream = LinearNetwork.Load(new Trickle(data), new LoadOptions { Allow = LoadDifferences.All, Seed = 6 });
        Assert.Equal(partial.MeanLoss.ToArray(), fromStream.MeanLoss.ToArray());
    }

    [Fact]
    public void AFileOfWhichNothingFitsIsRefusedEvenPartially()
    {
        byte[] data = SafeTensorsText.File("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4);
        InvalidDataException exception =
            Assert.Throws<InvalidDataException>(() => LinearNetwork.Load(data, new LoadOptions { Allow = LoadDifferences.All }));
        Assert.Contains("no tensor that fits", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EqualTensorsOfOtherLayersAreNamed()
    {
        byte[] data = Save(new LinearNetwork());
        string text = Encoding.Latin1.GetString(data)
            .Replace("hash-1", "hash-2", StringComparison.Ordinal)
            .Replace("Dense(2)", "Dense(9)", StringComparison.Ordinal);
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => LinearNetwork.Load(Encoding.Latin1.GetBytes(text)));
        Assert.Contains("other layer: 'Dense(9)' in the file, 'Dense(2)' in the network", exception.Message, StringComparison.Ordinal);
        LinearNetwork.Load(Encoding.Latin1.GetBytes(text), new LoadOptions { Allow = LoadDifferences.OtherLayers });
    }

    [Fact]
    public void MissingFilesAreNamed()
    {
        string path = Path.Combine(Path.GetTempPath(), "no-such-file.safetensors");
        Assert.Contains(path, Assert.Throws<FileNotFoundException>(() => LinearNetwork.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FilesLargerThanASpanAreParsed()
    {
        // Only the header is real: 6 GB of data are promised and, for a stream, their absence is found out without taking their memory.
        const string Text = """{"a":{"dtype":"F32","shape":[1500000000],"data_offsets":[0,6000000000]}}""";
        SafeTensorsHeader header = SafeTensorsHeader.Parse(Encoding.UTF8.GetBytes(Text), 6_000_000_000, "test");
        Assert.Equal(6_000_000_000, header.Tensors[0].End);
        Assert.Throws<InvalidDataException>(() => LinearNetwork.Load(new MemoryStream(SafeTensorsText.File(Text, 0))));
    }

    // Gives one byte at a time, cannot seek.
    private sealed class Trickle(byte[] data) : MemoryStream(data)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);
    }
}
