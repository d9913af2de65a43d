using System;
using System.Threading;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Workspaces at rest. Slots are taken and filled by single atomic exchanges; when all are in use, another workspace is made, and kept as long as
/// there is a slot for it.
/// </summary>
internal sealed class WorkspacePool(NetworkProgram program)
{
    private const int LeastSlots = 16;

    private readonly Workspace?[] _slots = new Workspace?[Math.Max(LeastSlots, 2 * Environment.ProcessorCount)];

    public Workspace Rent()
    {
        Workspace?[] slots = _slots;
        for (int i = 0; i < slots.Length; i++)
        {
            // Reading first keeps the cache line shared where the slot is empty.
            if (Volatile.Read(ref slots[i]) is not null && Interlocked.Exchange(ref slots[i], null) is Workspace workspace)
            {
                return workspace;
            }
        }

        return new Workspace(program, program.PredictBlock);
    }

    public void Return(Workspace workspace)
    {
        Workspace?[] slots = _slots;
        for (int i = 0; i < slots.Length; i++)
        {
            if (Volatile.Read(ref slots[i]) is null && Interlocked.CompareExchange(ref slots[i], workspace, null) is null)
            {
                return;
            }
        }
    }
}
