using System;
using NetCompiler.CompilerServices;

namespace NetCompiler.Threading;

/// <summary>Memory of a thread for parts of kernels that are shared; it grows to the largest that was asked for.</summary>
internal static class ThreadScratch
{
    [ThreadStatic]
    private static AlignedBuffer? t_memory;

    /// <summary>Memory of at least so many floats, which may hold anything.</summary>
    public static ref float Of(int length)
    {
        if (t_memory is null || t_memory.Length < length)
        {
            t_memory = AlignedBuffer.Unset(length);
        }

        return ref t_memory.Start;
    }
}
