using System;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace NetCompiler.Threading;

/// <summary>The part of a team that its threads hold.</summary>
internal sealed class TeamCore
{
    // Longer than the gap between two phases, shorter than anybody would notice a busy processor.
    private static readonly long s_spinTicks = Stopwatch.Frequency / 10_000;

    // Counters of two threads are a cache line apart.
    private const int CounterStride = 8;

    private readonly SemaphoreSlim _wake = new(0);
    private readonly SemaphoreSlim _done = new(0);
    private readonly long[] _chunkCounts;
    private TeamWord _word;
    private int _parked;
    private int _callerParked;
    private int _running;
    private int _workers;
    private bool _started;
    private volatile bool _stopping;

    // The present run: written before the word is published, read after a chunk was taken.
    private TeamWork? _work;
    private int _phase;
    private int _units;
    private int _chunks;
    private Exception? _failure;

    public TeamCore(int threads)
    {
        Threads = threads;
        _chunkCounts = new long[threads * CounterStride];
    }

    public int Threads { get; }

    public int RunningWorkers => Volatile.Read(ref _workers);

    public int ActiveThreads
    {
        get
        {
            int active = 0;
            for (int thread = 0; thread < Threads; thread++)
            {
                active += ChunksOf(thread) > 0 ? 1 : 0;
            }

            return active;
        }
    }

    private bool HasWork => (int)Volatile.Read(ref _word.Left) != 0;

    public long ChunksOf(int thread) => Volatile.Read(ref _chunkCounts[thread * CounterStride]);

    public void Run(TeamWork work, int phase, int units, int grain)
    {
        if (units <= 0)
        {
            return;
        }

        if (Interlocked.Exchange(ref _running, 1) != 0)
        {
            throw new InvalidOperationException(
                "Two threads use one training session, or one workspace, at the same time. Make one for each thread, or take turns.");
        }

        try
        {
            // Equal shares: whatever a kernel copies, and whatever all units read, such as weights, is copied and read once a share.
            int chunks = Math.Min(units / Math.Max(grain, 1), Threads);
            if (chunks <= 1)
            {
                _chunkCounts[0]++;
                work.Execute(phase, 0, units);
            }
            else
            {
                Share(work, phase, units, chunks);
            }
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    /// <summary>Lets the threads end.</summary>
    public void Stop()
    {
        _stopping = true;
        int parked = Interlocked.Exchange(ref _parked, 0);
        if (parked > 0)
        {
            _wake.Release(parked);
        }
    }

    private void Share(TeamWork work, int phase, int units, int chunks)
    {
        if (!_started)
        {
            Start();
        }

        _work = work;
        _phase = phase;
        _units = units;
        _chunks = chunks;
        _word.Unfinished = chunks;
        long generation = (_word.Left >>> 32) + 1;
        Interlocked.Exchange(ref _word.Left, (generation << 32) | (uint)chunks);
        Wake(chunks - 1);
        RunChunks(thread: 0);
        WaitForWorkers();

        // Nothing of the session may be kept alive by sleeping threads.
        _work = null;
        if (_failure is Exception failure)
        {
            _failure = null;
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private void Start()
    {
        _started = true;
        for (int i = 1; i < Threads; i++)
        {
            int thread = i;
            Interlocked.Increment(ref _workers);
            new Thread(() => Work(thread)) { IsBackground = true, Name = $"NetCompiler worker {thread}" }.Start();
        }
    }

    private void Work(int thread)
    {
        while (true)
        {
            RunChunks(thread);
            if (_stopping)
            {
                break;
            }

            if (!SpinUntilWork())
            {
                Park();
            }
        }

        Interlocked.Decrement(ref _workers);
    }

    private void RunChunks(int thread)
    {
        long left = Volatile.Read(ref _word.Left);
        while ((int)left != 0)
        {
            long seen = Interlocked.CompareExchange(ref _word.Left, left - 1, left);
            if (seen != left)
            {
                left = seen;
                continue;
            }

            RunChunk(thread, _chunks - (int)left);
            left = Volatile.Read(ref _word.Left);
        }
    }

    private void RunChunk(int thread, int chunk)
    {
        try
        {
            // After a failure the rest is only counted down: the caller is waiting for the number.
            if (Volatile.Read(ref _failure) is null)
            {
                _chunkCounts[thread * CounterStride]++;
                _work!.Execute(_phase, (int)((long)chunk * _units / _chunks), (int)((chunk + 1L) * _units / _chunks));
            }
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, exception, null);
        }

        if (Interlocked.Decrement(ref _word.Unfinished) == 0 && Interlocked.Exchange(ref _callerParked, 0) == 1)
        {
            _done.Release();
        }
    }

    private void Wake(int wanted)
    {
        while (true)
        {
            int parked = Volatile.Read(ref _parked);
            int count = Math.Min(parked, wanted);
            if (count <= 0)
            {
                return;
            }

            if (Interlocked.CompareExchange(ref _parked, parked - count, parked) == parked)
            {
                _wake.Release(count);
                return;
            }
        }
    }

    private void Park()
    {
        Interlocked.Increment(ref _parked);

        // Work that was published before the increment was seen wakes nobody: look once more. If the registration is gone already, somebody has
        // released a permit for it, which has to be consumed.
        if ((HasWork || _stopping) && TakeBackRegistration())
        {
            return;
        }

        _wake.Wait();
    }

    private bool TakeBackRegistration()
    {
        int parked = Volatile.Read(ref _parked);
        while (parked > 0)
        {
            int seen = Interlocked.CompareExchange(ref _parked, parked - 1, parked);
            if (seen == parked)
            {
                return true;
            }

            parked = seen;
        }

        return false;
    }

    private void WaitForWorkers()
    {
        long end = Stopwatch.GetTimestamp() + s_spinTicks;
        while (Volatile.Read(ref _word.Unfinished) != 0)
        {
            if (Stopwatch.GetTimestamp() < end)
            {
                Thread.SpinWait(1);
                continue;
            }

            Interlocked.Exchange(ref _callerParked, 1);

            // Finished in between: nobody will release, unless somebody has seen the flag. A thread that finished an earlier run late may wake this
            // one too soon, hence the loop.
            if (Volatile.Read(ref _word.Unfinished) == 0 && Interlocked.Exchange(ref _callerParked, 0) == 1)
            {
                return;
            }

            _done.Wait();
        }
    }

    private bool SpinUntilWork()
    {
        long end = Stopwatch.GetTimestamp() + s_spinTicks;
        while (!_stopping && Stopwatch.GetTimestamp() < end)
        {
            if (HasWork)
            {
                return true;
            }

            Thread.SpinWait(4);
        }

        return false;
    }
}
