using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NetCompiler.CompilerServices;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.CompilerServices;

public sealed class NetworkCoreTests
{
    [Fact]
    public void EachPublicationPreparesOnce()
    {
        NetworkCore core = new LinearNetwork().Core;
        Assert.Equal(1, core.PrepareCount);
        Assert.Equal(1, core.Current.Version);
        Snapshot first = core.Current, second = first.Clone();
        core.Publish(second);
        Assert.Equal(2, core.PrepareCount);
        Assert.Equal(2, core.Current.Version);

        // Going back to a snapshot that is prepared already costs nothing.
        core.Publish(first);
        Assert.Equal(2, core.PrepareCount);
        Assert.Same(first, core.Current);
    }

    [Fact]
    public void SnapshotsOfOtherSizesAreRefused()
    {
        NetworkCore core = new LinearNetwork().Core;
        Snapshot current = core.Current;
        Snapshot other = new(LinearNetwork.MakeInfo() with { ParameterLength = 96 });
        ArgumentException exception = Assert.Throws<ArgumentException>(() => core.Publish(other));
        Assert.Contains("96 floats of parameters; 'LinearNetwork' has 80", exception.Message, StringComparison.Ordinal);
        Assert.Same(current, core.Current);
    }

    [Theory]
    [InlineData(0, 0, "input")]
    [InlineData(7, 4, "input")]
    [InlineData(6, 3, "output")]
    [InlineData(6, 6, "output")]
    public void LengthsAreChecked(int input, int output, string name)
    {
        LinearNetwork network = new();
        ArgumentException exception = Assert.Throws<ArgumentException>(() => network.Predict(new float[input], new float[output]));
        Assert.Equal(name, exception.ParamName);
        Assert.Contains($"{name} has {(name == "input" ? input : output)} elements", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WorkspacesAreReusedAndBelongToOneType()
    {
        LinearNetwork network = new();
        Workspace rented = network.Core.RentWorkspace(), another = network.Core.RentWorkspace();
        Assert.NotSame(rented, another);
        Assert.Equal(8, rented.Capacity);
        network.Core.ReturnWorkspace(rented);
        Assert.Same(rented, network.Core.RentWorkspace());

        NetworkCore other = NetworkCore.Create(new OtherProgram(), 0);
        ArgumentException exception = Assert.Throws<ArgumentException>(() => network.Predict(new float[3], new float[2], other.CreateWorkspace(1)));
        Assert.Contains("made for 'Other', not for 'LinearNetwork'", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Core.CreateWorkspace(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Core.CreateWorkspace(int.MaxValue));
    }

    [Fact]
    public void BatchesLargerThanTheWorkspaceGiveTheSameBits()
    {
        LinearNetwork network = new(4);
        float[] inputs = [.. Enumerable.Range(0, 63).Select(i => i / 63f)];
        float[] whole = new float[42], blocks = new float[42];
        network.Predict(inputs, whole, network.Core.CreateWorkspace(21));
        network.Predict(inputs, blocks, network.Core.CreateWorkspace(4));
        Assert.Equal(whole, blocks);
    }

    [Fact]
    public async Task PredictionsDuringPublicationsBelongToOneSnapshot()
    {
        // All weights, all biases of a snapshot are its number: an answer of mixed snapshots is no integer multiple of 4.
        LinearNetwork network = new();
        Set(network.Core, 1);
        using CancellationTokenSource done = new();
        Task publisher = Task.Run(() =>
        {
            for (int number = 2; !done.IsCancellationRequested; number = (number % 1000) + 1)
            {
                Set(network.Core, number);
            }
        });
        int mixed = 0, seen = 0;
        Thread[] threads = [.. Enumerable.Range(0, 8).Select(index => new Thread(() =>
        {
            int rows = (index * 3) + 1;
            float[] inputs = new float[rows * 3], outputs = new float[rows * 2];
            Array.Fill(inputs, 1f);
            float last = 0;
            int changes = 0;
            long end = Environment.TickCount64 + 20_000;
            for (int i = 0; (i < 3000 || changes < 20) && Environment.TickCount64 < end; i++)
            {
                network.Predict(inputs, outputs);
                bool same = outputs.AsSpan().IndexOfAnyExcept(outputs[0]) < 0 && outputs[0] % 4 == 0 && outputs[0] > 0;
                Interlocked.Add(ref mixed, same ? 0 : 1);
                changes += outputs[0] == last ? 0 : 1;
                last = outputs[0];
            }

            Interlocked.Add(ref seen, changes);
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        done.Cancel();
        await publisher;
        Assert.Equal(0, mixed);
        Assert.True(seen >= 20 * threads.Length, $"The threads saw {seen} publications.");

        static void Set(NetworkCore core, float number)
        {
            Snapshot next = core.Current.Clone();
            next.Parameters.Span[..64].Fill(number);
            core.Publish(next);
        }
    }

    private sealed class OtherProgram : NetworkProgram
    {
        public override NetworkInfo Info { get; } = new("Other", "Input(1)", "x", [], 0, 0, 0, []);

        public override int PredictRowLength => 16;

        public override int PredictFixedLength => 0;

        public override int PredictBlock => 8;

        public override void Prepare(Snapshot snapshot)
        {
        }

        public override void Warmup(NetworkCore core)
        {
        }
    }
}
