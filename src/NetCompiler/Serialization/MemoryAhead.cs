using System;
using System.Runtime.CompilerServices;
using System.Threading;
using NetCompiler.CompilerServices;

namespace NetCompiler.Serialization;

/// <summary>
/// Has the system hand out the memory of a large snapshot, which it does page by page at the first touch, on a second thread while the first one reads
/// the file. That takes as long as all the rest of loading together.
/// </summary>
internal static class MemoryAhead
{
    // Floats of a page, and of a snapshot whose pages take longer than a thread takes to start.
    private const int PageLength = 1024, LeastLength = 1 << 22;

    /// <summary>Begins to touch the pages, first those that are filled last.</summary>
    public static void Request(Snapshot snapshot)
    {
        if ((long)snapshot.Parameters.Length + snapshot.Derived.Length >= LeastLength && Environment.ProcessorCount > 1)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static all => Touch(all), snapshot, preferLocal: false);
        }
    }

    /// <summary>Touches every page of a buffer. Nothing is added in one step, so that a value stays which another thread writes meanwhile.</summary>
    internal static void Touch(AlignedBuffer buffer)
    {
        for (int i = buffer.Length - 1; i >= 0; i -= PageLength)
        {
            Interlocked.Add(ref Unsafe.As<float, int>(ref Unsafe.Add(ref buffer.Start, i)), 0);
        }
    }

    private static void Touch(Snapshot snapshot)
    {
        Touch(snapshot.Derived);
        Touch(snapshot.Parameters);
    }
}
