using System;
using System.IO;
using System.Threading.Tasks;
using NetCompiler.Serialization;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Serialization;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netcompiler").FullName;

    private string Target => Path.Combine(_folder, "weights.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ReplacesAFileAndLeavesNothingElse()
    {
        File.WriteAllText(Target, "old");
        AtomicFile.Write(Target, stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void AFailureInTheMiddleKeepsTheOldFile()
    {
        File.WriteAllText(Target, "old");
        Assert.Throws<FormatException>(() => AtomicFile.Write(Target, stream =>
        {
            stream.Write(new byte[1_000_000]);
            throw new FormatException();
        }));
        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void UnwritablePlacesAreNamedAndTheNetworkStaysUsable()
    {
        // A file in the place of a folder, a missing folder and a folder in the place of the file: refused to every user, whatever his rights.
        File.WriteAllText(Path.Combine(_folder, "file"), "x");
        Directory.CreateDirectory(Path.Combine(_folder, "folder", "inner"));
        LinearNetwork network = new();
        foreach (string path in new[] { Path.Combine(_folder, "file", "w"), Path.Combine(_folder, "missing", "w"), Path.Combine(_folder, "folder") })
        {
            IOException exception = Assert.Throws<IOException>(() => network.Save(path));
            Assert.Contains($"'{path}' could not be written", exception.Message, StringComparison.Ordinal);
            Assert.Contains("Choose a folder that exists, is writable", exception.Message, StringComparison.Ordinal);
        }

        Assert.Equal(2, Directory.GetFileSystemEntries(_folder).Length);
        network.Predict(new float[3], new float[2]);
        network.Save(Target);
        Assert.Equal(network.Weight.ToArray(), LinearNetwork.Load(Target).Weight.ToArray());
    }

    [Fact]
    public void AFullDiskKeepsTheOldFile()
    {
        File.WriteAllText(Target, "old");
        Assert.Throws<IOException>(() => AtomicFile.Write(Target, _ => throw new IOException("No space left on device")));
        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void LinksStayLinks()
    {
        string real = Path.Combine(_folder, "real");
        File.WriteAllText(real, "old");
        File.CreateSymbolicLink(Target, real);
        AtomicFile.Write(Target, stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(real));
        Assert.NotNull(new FileInfo(Target).LinkTarget);
    }

    [Fact]
    public async Task ReadersNeverSeeHalfAFile()
    {
        LinearNetwork network = new();
        network.Save(Target);
        Task writer = Task.Run(() =>
        {
            for (int i = 0; i < 200; i++)
            {
                network.Save(Target);
            }
        });
        while (!writer.IsCompleted)
        {
            LinearNetwork.Load(Target);
        }

        await writer;
    }
}
