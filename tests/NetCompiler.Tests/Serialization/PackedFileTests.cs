using System;
using System.IO;
using System.Linq;
using System.Text;
using NetCompiler.CompilerServices;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Serialization;

public sealed class PackedFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();
    private readonly LinearNetwork _network = new(seed: 8);

    public PackedFileTests() => _network.SavePacked(_path);

    [Fact]
    public void LoadingGivesTheSameBitsAndPreparesNothing()
    {
        LoadReport report = new();
        LinearNetwork loaded = LinearNetwork.Load(_path, new LoadOptions { Report = report });
        (Snapshot expected, Snapshot actual) = (_network.Core.Current, loaded.Core.Current);
        Assert.Equal(expected.Parameters.Span.ToArray(), actual.Parameters.Span.ToArray());
        Assert.Equal(expected.State.Span.ToArray(), actual.State.Span.ToArray());
        Assert.Equal(expected.Derived.Span.ToArray(), actual.Derived.Span.ToArray());
        Assert.Equal((0, 1L), (loaded.Core.PrepareCount, actual.Version));
        Assert.Equal(_network.Core.Info.Parameters.Select(parameter => parameter.Name), report.Loaded);
        Assert.Equal(Predict(_network), Predict(loaded));
        GC.KeepAlive(loaded);
    }

    [Fact]
    public void TheFileIsReadAsTensorsThatBeginAtCacheLines()
    {
        byte[] file = File.ReadAllBytes(_path);
        string header = Encoding.UTF8.GetString(file.AsSpan(8, (int)BitConverter.ToUInt64(file)));
        Assert.Equal(0, (8 + header.Length) % 64);
        Assert.Contains("\"derived\":{\"dtype\":\"F32\",\"shape\":[48]", header, StringComparison.Ordinal);
        Assert.Contains("\"end\":{\"dtype\":\"F32\",\"shape\":[16]", header, StringComparison.Ordinal);
    }

    // Mapped numbers are only read: all that changes weights works on copies.
    [Fact]
    public void WhatChangesWeightsLeavesTheFileAlone()
    {
        byte[] packed = File.ReadAllBytes(_path);
        LinearNetwork loaded = LinearNetwork.Load(_path);
        using MemoryStream expected = new(), actual = new();
        _network.Save(expected);
        loaded.Save(actual);
        Assert.Equal(expected.ToArray(), actual.ToArray());

        loaded.Bias.CopyFrom([3, 4]);
        _network.Bias.CopyFrom([3, 4]);
        Assert.Equal(Predict(_network), Predict(loaded));
        Assert.Equal(1, loaded.Core.PrepareCount);

        Assert.Equal(Train(_network), Train(LinearNetwork.Load(_path), bias: [3, 4]));
        Assert.Equal(packed, File.ReadAllBytes(_path));
    }

    // Replacing a file leaves the old one to whoever has it mapped.
    [Fact]
    public void AFileThatIsReplacedStaysWhatItWas()
    {
        LinearNetwork loaded = LinearNetwork.Load(_path), other = new(seed: 9);
        other.SavePacked(_path);
        Assert.Equal(Predict(_network), Predict(loaded));
        Assert.Equal(Predict(other), Predict(LinearNetwork.Load(_path)));
        loaded.SavePacked(_path);
        Assert.Equal(Predict(_network), Predict(LinearNetwork.Load(_path)));
    }

    [Fact]
    public void EveryTruncationIsFound()
    {
        byte[] file = File.ReadAllBytes(_path);
        for (int length = 0; length < file.Length; length++)
        {
            File.WriteAllBytes(_path, file[..length]);
            Assert.Contains("not a valid safetensors file", Refusal(), StringComparison.Ordinal);
        }

        File.WriteAllBytes(_path, [.. file, 0]);
        Assert.Contains("not a valid safetensors file", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hash-1 ", "hash-2 ", "packed for another network than 'LinearNetwork', or by another version")]
    [InlineData("\"derived\"", "\"DERIVED\"", "lacks 48 floats of 'derived'")]
    [InlineData("[48],\"data_offsets\":[0,192]", "[32],\"data_offsets\":[0,128]", "leaves a gap")]
    [InlineData("\"F32\",\"shape\":[48]", "\"I32\",\"shape\":[48]", "lacks 48 floats of 'derived'")]
    public void OtherFilesAreRefused(string text, string other, string message)
    {
        Replace(text, other.PadRight(text.Length));
        Assert.Contains(message, Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void NothingIsReadBehindTheFile()
    {
        byte[] file = File.ReadAllBytes(_path);
        string header = Encoding.UTF8.GetString(file.AsSpan(8, (int)BitConverter.ToUInt64(file)));
        int cut = header.IndexOf(",\"end\"", StringComparison.Ordinal);
        File.WriteAllBytes(_path, SafeTensorsText.File((header[..cut] + "}").PadRight(header.Length), file.Length - header.Length - 8 - 64));
        Assert.Contains("lacks", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatCannotBeMappedSaysSo()
    {
        byte[] file = File.ReadAllBytes(_path);
        foreach (Action load in new Action[] { () => LinearNetwork.Load(file), () => LinearNetwork.Load(new MemoryStream(file)) })
        {
            Assert.Contains("load it by the path", Assert.Throws<InvalidDataException>(load).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TheFileIsUnmappedBehindTheLastThatReadsIt()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        LinearNetwork loaded = LinearNetwork.Load(_path);
        Collect();
        Assert.True(IsMapped());
        Assert.Equal(Predict(_network), Predict(loaded));
        loaded.Bias.CopyFrom([1, 2]);
        Collect();
        Assert.False(IsMapped());

        bool IsMapped() => File.ReadLines("/proc/self/maps").Any(line => line.Contains(_path, StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public void Dispose() => File.Delete(_path);

    private static void Collect()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private static float[] Predict(LinearNetwork network)
    {
        float[] output = new float[LinearNetwork.OutputLength];
        network.Predict([1, -2, 3], output);
        return output;
    }

    private static float[] Train(LinearNetwork network, float[]? bias = null)
    {
        if (bias is not null)
        {
            network.Bias.CopyFrom(bias);
        }

        TrainingSession<LinearNetwork.Batch> session = new(network, new TrainingOptions { BatchSize = 2, Threads = 1 });
        session.Batch.RowCount = 2;
        new float[] { 1, 2, 3, 4, 5, 6 }.CopyTo(session.Batch.Inputs);
        session.Step();
        session.Publish();
        return network.Weight.ToArray();
    }

    private string Refusal() => Assert.Throws<InvalidDataException>(() => LinearNetwork.Load(_path)).Message;

    // In the header; its length stays.
    private void Replace(string text, string other)
    {
        byte[] file = File.ReadAllBytes(_path);
        Span<byte> header = file.AsSpan(8, (int)BitConverter.ToUInt64(file));
        int place = header.IndexOf(Encoding.UTF8.GetBytes(text));
        Assert.NotEqual(-1, place);
        Encoding.UTF8.GetBytes(other, header[place..]);
        File.WriteAllBytes(_path, file);
    }
}
