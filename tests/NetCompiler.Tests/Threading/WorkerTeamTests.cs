using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using NetCompiler.Threading;
using Xunit;

namespace NetCompiler.Tests.Threading;

public sealed class WorkerTeamTests
{
    [Fact]
    public void EveryUnitIsDoneOnceWhateverTheSizes()
    {
        foreach (int threads in new[] { 1, 2, 3, 5 })
        {
            WorkerTeam team = new(threads);
            for (int units = 0; units < 200; units = (units * 5 / 4) + 1)
            {
                for (int grain = 1; grain < 300; grain *= 3)
                {
                    Counting work = new(units);
                    team.Run(work, phase: 7, units, grain);
                    Assert.All(work.Counts, count => Assert.Equal(1, count));
                    Assert.All(work.Sizes, size => Assert.True(size >= Math.Min(grain, units)));
                    Assert.True(work.Sizes.Count <= threads);
                }
            }
        }
    }

    [Fact]
    public void SeveralThreadsTakePart()
    {
        // Each chunk waits until three threads are in one: fewer could never finish.
        WorkerTeam team = new(3);
        Meeting work = new(3);
        team.Run(work, 0, 3, 1);
        Assert.True(work.Met);
        Assert.Equal(3, team.ActiveThreads);
        Assert.Equal(1, team.ChunksOf(0));
        Assert.Equal(2, team.RunningWorkers);
    }

    [Fact]
    public void ManyShortRunsLoseNoChunk()
    {
        WorkerTeam team = new(4);
        Counting work = new(16);
        for (int run = 1; run <= 20_000; run++)
        {
            team.Run(work, 0, 16, 1);
            Assert.Equal(run * 16L, work.Total);

            // Longer than threads spin, from time to time: they park and have to be woken.
            if (run % 2000 == 0)
            {
                Thread.Sleep(3);
            }
        }

        Assert.All(work.Counts, count => Assert.Equal(20_000, count));
    }

    [Fact]
    public void RunsUnderContentionAreWhole()
    {
        // More threads than any machine has processors: chunks are held by threads that do not run.
        using CancellationTokenSource stop = new();
        int neighbors = Environment.ProcessorCount * 2;
        Thread[] busy = [.. Enumerable.Range(0, neighbors).Select(_ => new Thread(() => Spin(stop.Token)) { IsBackground = true })];
        Array.ForEach(busy, thread => thread.Start());
        WorkerTeam team = new(8);
        Counting work = new(64);
        for (int run = 1; run <= 300; run++)
        {
            team.Run(work, 0, 64, 1);
            Assert.Equal(run * 64L, work.Total);
        }

        stop.Cancel();
        Array.ForEach(busy, thread => thread.Join());

        static void Spin(CancellationToken token)
        {
            while (!token.IsCancellationRequested)
            {
                Thread.SpinWait(100);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ExceptionsReachTheCallerAndTheTeamGoesOn(int threads)
    {
        WorkerTeam team = new(threads);
        for (int bad = 0; bad < 12; bad++)
        {
            Failing work = new(bad);
            FormatException exception = Assert.Throws<FormatException>(() => team.Run(work, 0, 12, 1));
            Assert.Equal($"unit {bad}", exception.Message);
            Counting good = new(12);
            team.Run(good, 0, 12, 1);
            Assert.All(good.Counts, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void AnExceptionOnAWorkerKeepsItsPlace()
    {
        WorkerTeam team = new(2);
        ThrowingWorker work = new(Environment.CurrentManagedThreadId);
        FormatException exception = Assert.Throws<FormatException>(() => team.Run(work, 0, 2, 1));
        Assert.Contains(nameof(ThrowingWorker), exception.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void NestedOrSimultaneousRunsAreRefused()
    {
        WorkerTeam team = new(2);
        Assert.Throws<InvalidOperationException>(() => team.Run(new Nested(team), 0, 4, 1));
        Counting good = new(12);
        team.Run(good, 0, 12, 1);
        Assert.All(good.Counts, count => Assert.Equal(1, count));
    }

    [Fact]
    public void ThreadsEndWhenTheTeamIsCollected()
    {
        (WeakReference work, Thread[] threads) = RunAndForget();
        Stopwatch watch = Stopwatch.StartNew();
        while (threads.Any(thread => thread.IsAlive) && watch.ElapsedMilliseconds < 10_000)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(5);
        }

        Assert.Equal(3, threads.Length);
        Assert.DoesNotContain(threads, thread => thread.IsAlive);
        Assert.False(work.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static (WeakReference Work, Thread[] Threads) RunAndForget()
        {
            WorkerTeam team = new(4);
            Meeting work = new(4);
            team.Run(work, 0, 4, 1);
            return (new WeakReference(work), [.. work.Threads.Where(thread => thread != Thread.CurrentThread)]);
        }
    }

    [Fact]
    public void SleepingThreadsKeepNoWorkAlive()
    {
        WorkerTeam team = new(2);
        WeakReference work = Run(team);
        Thread.Sleep(20);
        GC.Collect();
        Assert.False(work.IsAlive);
        GC.KeepAlive(team);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Run(WorkerTeam team)
        {
            Meeting work = new(2);
            team.Run(work, 0, 2, 1);
            return new WeakReference(work);
        }
    }

    private sealed class Counting(int units) : TeamWork
    {
        private long _total;

        public int[] Counts { get; } = new int[units];

        public List<int> Sizes { get; } = [];

        public long Total => Volatile.Read(ref _total);

        public override void Execute(int phase, int first, int end)
        {
            for (int i = first; i < end; i++)
            {
                Counts[i]++;
            }

            Interlocked.Add(ref _total, end - first);
            if (phase == 7)
            {
                lock (Sizes)
                {
                    Sizes.Add(end - first);
                }
            }
        }
    }

    private sealed class Meeting(int expected) : TeamWork
    {
        private readonly CountdownEvent _arrived = new(expected);

        public bool Met { get; private set; } = true;

        public List<Thread> Threads { get; } = [];

        public override void Execute(int phase, int first, int end)
        {
            lock (Threads)
            {
                Threads.Add(Thread.CurrentThread);
            }

            _arrived.Signal();
            if (!_arrived.Wait(TimeSpan.FromSeconds(30)))
            {
                Met = false;
            }
        }
    }

    private sealed class Failing(int bad) : TeamWork
    {
        public override void Execute(int phase, int first, int end)
        {
            if (first <= bad && bad < end)
            {
                throw new FormatException($"unit {bad}");
            }
        }
    }

    // The caller's chunk waits for the worker's, which throws.
    private sealed class ThrowingWorker(int caller) : TeamWork
    {
        private readonly ManualResetEventSlim _workerCame = new();

        public override void Execute(int phase, int first, int end)
        {
            if (Environment.CurrentManagedThreadId == caller)
            {
                _workerCame.Wait(TimeSpan.FromSeconds(30));
                return;
            }

            _workerCame.Set();
            throw new FormatException("on a worker");
        }
    }

    private sealed class Nested(WorkerTeam team) : TeamWork
    {
        public override void Execute(int phase, int first, int end) => team.Run(this, 0, 4, 1);
    }
}
