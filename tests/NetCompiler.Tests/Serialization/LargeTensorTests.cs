using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using NetCompiler.CompilerServices;
using NetCompiler.Serialization;
using Xunit;

namespace NetCompiler.Tests.Serialization;

/// <summary>Tensors of many megabytes go from a file to their place, and back, in blocks; no second copy of one is ever in memory.</summary>
public sealed class LargeTensorTests
{
    // A block has 13 outputs, so it begins and ends within panels of 32.
    private const int Outputs = 70, Channels = 5000, Taps = 4, Width = 32, Packed = 96 * Channels * Taps;
    private const long Megabyte = 1 << 20, Tensor = sizeof(float) * (long)Outputs * Channels * Taps;

    private static readonly NetworkInfo s_info = new(
        "Large",
        "Dense",
        "hash",
        [new("w", "w", ParameterKind.Weight, [Outputs, Channels, 2, 2], 0, Packed, ParameterPacking.Panels, Outputs, Channels, Taps, Width, default, false)],
        ParameterLength: Packed,
        StateLength: 0,
        DerivedLength: 0,
        []);

    [Fact]
    public void Every_value_finds_its_place_and_its_way_back()
    {
        byte[] file = MakeFile();
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, file);
            Check(WeightsReader.Read(path, s_info, LoadOptions.Default));
        }
        finally
        {
            File.Delete(path);
        }

        Check(WeightsReader.Read(new MemoryStream(file), s_info, LoadOptions.Default));
        Check(WeightsReader.Read(file, s_info, LoadOptions.Default));

        void Check(Snapshot snapshot)
        {
            Span<float> packed = snapshot.Parameters.Span;
            for (int i = 0; i < s_info.Parameters[0].Count; i++)
            {
                Assert.Equal(i + 1, packed[s_info.Parameters[0].PackedIndex(i)]);
            }

            Assert.Equal(packed.Length - s_info.Parameters[0].Count, packed.Count(0));
            using MemoryStream saved = new();
            WeightsWriter.Write(saved, s_info, snapshot);
            Assert.True(MemoryMarshal.AsBytes<float>(Values()).SequenceEqual(saved.GetBuffer().AsSpan(0, (int)saved.Length)[^(int)Tensor..]));
        }
    }

    [Fact]
    public void Loading_and_saving_take_a_block_of_memory_beside_the_tensor()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, MakeFile());
            long before = GC.GetAllocatedBytesForCurrentThread();
            Snapshot snapshot = WeightsReader.Read(path, s_info, LoadOptions.Default);
            long loading = GC.GetAllocatedBytesForCurrentThread() - before - (sizeof(float) * (long)Packed);
            before = GC.GetAllocatedBytesForCurrentThread();
            WeightsWriter.Write(Stream.Null, s_info, snapshot);
            long saving = GC.GetAllocatedBytesForCurrentThread() - before;

            Assert.InRange(loading, Megabyte / 2, 2 * Megabyte);
            Assert.InRange(saving, Megabyte / 2, 2 * Megabyte);
            Assert.True(Tensor > 5 * Megabyte);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static float[] Values() => [.. Enumerable.Range(1, s_info.Parameters[0].Count).Select(i => (float)i)];

    private static byte[] MakeFile()
    {
        string header = $$"""{"w": {"dtype": "F32", "shape": [{{Outputs}}, {{Channels}}, 2, 2], "data_offsets": [0, {{Tensor}}] } }""";
        byte[] file = SafeTensorsText.File(header, (int)Tensor);
        MemoryMarshal.AsBytes<float>(Values()).CopyTo(file.AsSpan(file.Length - (int)Tensor));
        return file;
    }
}
