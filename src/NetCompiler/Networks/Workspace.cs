using NetCompiler.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler;

/// <summary>
/// Scratch memory of predictions, for callers who own a thread (games, audio). One prediction at a time may use it.
/// </summary>
public sealed class Workspace
{
    internal Workspace(NetworkProgram program, int capacity, int threads = 1)
    {
        Program = program;
        Capacity = capacity;
        Rows = new AlignedBuffer((long)program.PredictRowLength * capacity);
        Fixed = new AlignedBuffer(program.PredictFixedLength);
        Team = threads > 1 ? new WorkerTeam(threads) : null;
    }

    /// <summary>Rows that are predicted at a time; a larger batch is predicted in blocks of as many.</summary>
    public int Capacity { get; }

    /// <summary>The arena per row: the value with the literal offset o lies at o * <see cref="Capacity"/>.</summary>
    public AlignedBuffer Rows { get; }

    /// <summary>The arena of literal offsets.</summary>
    public AlignedBuffer Fixed { get; }

    /// <summary>Threads that share a prediction, the caller's included.</summary>
    public int Threads => Team?.Threads ?? 1;

    internal NetworkProgram Program { get; }

    internal WorkerTeam? Team { get; }
}
