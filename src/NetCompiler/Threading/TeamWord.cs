using System.Runtime.InteropServices;

namespace NetCompiler.Threading;

/// <summary>The two numbers all threads of a team fight for, each on a cache line of its own.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct TeamWord
{
    /// <summary>
    /// High half: the run's generation. Low half: chunks that nobody has taken. A thread takes a chunk by exchanging this word for one less; the
    /// generation makes the exchange fail for a thread that read the word of an earlier run.
    /// </summary>
    [FieldOffset(64)]
    public long Left;

    /// <summary>Chunks that are not finished.</summary>
    [FieldOffset(192)]
    public int Unfinished;
}
