using System;

namespace NetCompiler.Threading;

/// <summary>Work of a kernel as a team takes it. A thread keeps one for each kind, so that sharing allocates nothing after the first time.</summary>
internal sealed class SharedWork<TWork> : TeamWork
    where TWork : struct, ISharedWork
{
    [ThreadStatic]
    private static SharedWork<TWork>? t_instance;

    private TWork _work;

    /// <summary>Lets a team compute all units, in chunks of at least <paramref name="grain"/>.</summary>
    public static void Run(WorkerTeam team, in TWork work, int units, int grain)
    {
        SharedWork<TWork> instance = t_instance ??= new();
        instance._work = work;
        team.Run(instance, 0, units, grain);
    }

    public override void Execute(int phase, int first, int end) => _work.Run(first, end);
}
