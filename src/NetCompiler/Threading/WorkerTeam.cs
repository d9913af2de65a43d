using System;

namespace NetCompiler.Threading;

/// <summary>
/// Threads that share the units of a phase with the caller. They belong to the team, not to the process's pool, and end when the team is
/// collected: they hold the inner <see cref="TeamCore"/> only, so that nothing has to be disposed.
/// </summary>
internal sealed class WorkerTeam
{
    private readonly TeamCore _core;

    /// <summary>Makes a team of so many threads, the caller's included. The others start with the first shared phase.</summary>
    public WorkerTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        _core = new TeamCore(threads);
    }

    ~WorkerTeam() => _core.Stop();

    /// <summary>Threads that take part, the caller's included.</summary>
    public int Threads => _core.Threads;

    /// <summary>Threads that have done at least one chunk so far.</summary>
    public int ActiveThreads => _core.ActiveThreads;

    /// <summary>Threads that run, beside the caller's.</summary>
    public int RunningWorkers => _core.RunningWorkers;

    /// <summary>Chunks that a thread has done so far; number 0 is the caller's.</summary>
    public long ChunksOf(int thread) => _core.ChunksOf(thread);

    /// <summary>
    /// Does all units of a phase, in chunks of at least <paramref name="grain"/> units. Returns when all are done. An exception of any thread is
    /// thrown here, after the others have stopped; the team can go on. Allocates nothing after the first time.
    /// </summary>
    public void Run(TeamWork work, int phase, int units, int grain)
    {
        _core.Run(work, phase, units, grain);

        // The finalizer may not stop the workers in the middle of a run.
        GC.KeepAlive(this);
    }
}
