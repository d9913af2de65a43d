using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>Folders and files that can't be used get an error that says why, before anything is trained.</summary>
public sealed class DamagedCheckpointTests : IDisposable
{
    private static readonly InMemoryDataSet<float, float> s_data = LinearData.Make(40);

    private readonly string _folder = Directory.CreateTempSubdirectory("netcompiler").FullName;
    private readonly TrainingOptions _options;

    public DamagedCheckpointTests()
    {
        _options = new() { Epochs = 4, BatchSize = 8, Threads = 1, Checkpoints = new Checkpoints(_folder) };
    }

    private string Newest => Path.Combine(_folder, "session-000000000020.safetensors");

    private string Previous => Path.Combine(_folder, "session-000000000015.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(700)]
    [InlineData(-1)]
    public void ATruncatedCheckpointIsLeftOutForTheOneBefore(int length)
    {
        LinearNetwork network = new(seed: 1), resumed = new(seed: 2);
        network.Train(s_data, options: _options);
        Truncate(Newest, length);
        TrainingResult result = resumed.Resume(s_data, null, _options);
        Assert.Equal(4, result.Epoch);
        Assert.Equal(network.Weight.ToArray(), resumed.Weight.ToArray());
        Assert.True(File.Exists(Newest + ".damaged"));
        Assert.Equal(20, SessionState.Load(Newest, network).StepCount);
    }

    [Fact]
    public void IfNoneCanBeReadTheNewestOnesFaultIsNamed()
    {
        new LinearNetwork().Train(s_data, options: _options);
        Truncate(Newest, 700);
        Truncate(Previous, 10);
        InvalidDataException exception = Refuses<InvalidDataException>(new LinearNetwork(), _options);
        Assert.Contains($"No checkpoint in '{_folder}' can be used. '{Newest}' is not a valid safetensors file", exception.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Newest));
    }

    [Fact]
    public void AnotherArchitectureIsNamed()
    {
        new LinearNetwork().Train(s_data, options: _options);
        Replace(Newest, "hash-1", "hash-2");
        Replace(Previous, "hash-1", "hash-2");
        InvalidDataException exception = Refuses<InvalidDataException>(new LinearNetwork(), _options);
        Assert.Contains("holds the weights of another architecture than 'LinearNetwork'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AHistoryThatIsNoneIsNamed()
    {
        LinearNetwork network = new();
        network.Train(s_data, options: _options);
        Replace(Newest, @"\n2\t4\t", @"\nx\t4\t");
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => SessionState.Load(Newest, network));
        Assert.Contains("'netcompiler.session.history' has the line 'x\t4", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherOptimizerIsNamed()
    {
        new LinearNetwork().Train(s_data, options: _options);
        ArgumentException exception = Refuses<ArgumentException>(new LinearNetwork(), _options with { Optimizer = new SGD(0.1) });
        Assert.Contains("[mean, square]", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherRowsInTheMiddleOfAnEpochAreNamed()
    {
        LinearNetwork network = new();
        TrainingOptions options = _options with { Checkpoints = new Checkpoints(_folder) { EverySteps = 3 } };
        Assert.Throws<FormatException>(() => network.Train(new Interrupted(s_data, 4, () => throw new FormatException()), options: options));
        ArgumentException exception = Assert.Throws<ArgumentException>(() => network.Resume(LinearData.Make(48), null, options));
        Assert.Contains("train has 48 rows, and the session stands behind row 24 of an epoch of 40", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderOfAnotherTrainingIsNotOverwritten()
    {
        new LinearNetwork().Train(s_data, options: _options);
        Interrupted source = new(s_data, -1, () => { });
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => new LinearNetwork().Train(source, options: _options));
        Assert.Contains("holds checkpoints of a training with 20 steps, and this one has done 0", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, source.Calls);
    }

    [Fact]
    public void AFolderThatCannotBeWrittenIsRefusedBeforeTraining()
    {
        // A file in the place of the folder is refused to every user, whatever his rights.
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "x");
        foreach (string folder in new[] { file, Path.Combine(file, "inner") })
        {
            TrainingOptions options = _options with { Checkpoints = new Checkpoints(folder) };
            IOException exception = Refuses<IOException>(new LinearNetwork(), options);
            Assert.Contains($"Checkpoints can't be written to '{folder}'", exception.Message, StringComparison.Ordinal);
            Assert.Throws<IOException>(() => new LinearNetwork().Train(s_data, options: options));
        }
    }

    [Fact]
    public void WhatAKilledProcessLeftIsRemoved()
    {
        string left = Path.Combine(_folder, "session-000000000005.safetensors.0123.tmp"), other = Path.Combine(_folder, "notes.tmp");
        File.WriteAllText(left, "half");
        File.WriteAllText(other, "somebody else's");
        new LinearNetwork().Train(s_data, options: _options);
        Assert.False(File.Exists(left));
        Assert.True(File.Exists(other));
    }

    [Fact]
    public void ResumeNeedsAFolder()
    {
        InvalidOperationException exception = Refuses<InvalidOperationException>(new LinearNetwork(), _options with { Checkpoints = null });
        Assert.Contains("Set Checkpoints in the options", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Checkpoints(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Checkpoints("x") { EveryEpochs = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Checkpoints("x") { EverySteps = 0 });
    }

    private static T Refuses<T>(LinearNetwork network, TrainingOptions options)
        where T : Exception
    {
        float[] before = network.Weight.ToArray();
        Interrupted source = new(s_data, -1, () => { });
        T exception = Assert.Throws<T>(() => network.Resume(source, null, options));
        Assert.Equal(0, source.Calls);
        Assert.Equal(before, network.Weight.ToArray());
        return exception;
    }

    private static void Truncate(string path, int length)
    {
        byte[] bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(length < 0 ? bytes.Length + length : length)]);
    }

    private static void Replace(string path, string from, string to) =>
        File.WriteAllText(path, File.ReadAllText(path, Encoding.Latin1).Replace(from, to, StringComparison.Ordinal), Encoding.Latin1);
}
