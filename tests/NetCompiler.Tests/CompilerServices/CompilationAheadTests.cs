using System;
using System.IO;
using System.Threading;
using NetCompiler.CompilerServices;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.CompilerServices;

public sealed class CompilationAheadTests
{
    // The thread that predicts ahead takes its time, and a network that is loaded again has nothing left to compile.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    [Fact]
    public void TheFirstLoadPredictsOnceWithZeros()
    {
        Program program = new(LinearNetwork.MakeInfo(), predictRowLength: 16);
        NetworkCore loaded = Load(program);
        if (Environment.ProcessorCount > 1)
        {
            Assert.True(program.Begun.Wait(s_longest), "Nothing was predicted ahead.");
            Assert.NotSame(loaded, program.Core);
            Assert.Equal(-1, program.Core!.Current.Parameters.Span.IndexOfAnyExcept(0f));
            program.Begun.Reset();
        }

        Load(program);
        Assert.False(program.Begun.Wait(TimeSpan.FromMilliseconds(100)), "It was predicted ahead once more.");
    }

    // What takes long, or much memory, is not done twice.
    [Theory]
    [InlineData(1 << 20, 6)]
    [InlineData(16, 1L << 30)]
    public void LargeNetworksDoNot(int predictRowLength, long multiplyAdds)
    {
        NetworkInfo info = LinearNetwork.MakeInfo() with { Layers = [new("dense0", "Dense", "2", 8, multiplyAdds)] };
        Program program = new(info, predictRowLength);
        Load(program);
        Assert.False(program.Begun.Wait(TimeSpan.FromMilliseconds(100)), "It was predicted ahead.");
    }

    // It would end the process of the tests.
    [Fact]
    public void WhatIsThrownStaysOnItsThread()
    {
        Program program = new(LinearNetwork.MakeInfo(), predictRowLength: 16) { Throws = true };
        Assert.NotNull(Load(program));
        Assert.True(Environment.ProcessorCount == 1 || program.Begun.Wait(s_longest), "Nothing was predicted ahead.");

        // The same thread, or another one of the pool, is there for others.
        using ManualResetEventSlim done = new();
        ThreadPool.UnsafeQueueUserWorkItem(static done => done.Set(), done, preferLocal: false);
        Assert.True(done.Wait(s_longest), "The pool does not work any more.");
    }

    private static NetworkCore Load(Program program)
    {
        using MemoryStream stream = new();
        new LinearNetwork(seed: 1).Save(stream);
        return NetworkCore.Load(program, stream.ToArray());
    }

    private sealed class Program(NetworkInfo info, int predictRowLength) : NetworkProgram
    {
        public ManualResetEventSlim Begun { get; } = new();

        public NetworkCore? Core { get; private set; }

        public bool Throws { get; init; }

        public override NetworkInfo Info => info;

        public override int PredictRowLength => predictRowLength;

        public override int PredictFixedLength => 0;

        public override int PredictBlock => 8;

        public override void Prepare(Snapshot snapshot)
        {
        }

        public override void Warmup(NetworkCore core)
        {
            Core = core;
            Begun.Set();
            if (Throws)
            {
                throw new InvalidOperationException("The prediction ahead failed.");
            }
        }
    }
}
