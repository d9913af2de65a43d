using System;
using NetCompiler.Threading;

namespace NetCompiler.Tests.Kernels;

/// <summary>From its making to its disposal three threads share what kernels this thread calls, however little it is.</summary>
internal sealed class SharedKernels : IDisposable
{
    public SharedKernels()
    {
        KernelTeam.LeastWork = 1;
        KernelTeam.Current = Team;
    }

    public WorkerTeam Team { get; } = new(3);

    public void Dispose() => KernelTeam.Current = null;
}
