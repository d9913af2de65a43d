using System;
using NetCompiler.CompilerServices;

namespace NetCompiler.Threading;

/// <summary>The team that shares the kernels of the prediction that this thread computes, if one does (<see cref="PredictionTeam"/>).</summary>
internal static class KernelTeam
{
    [ThreadStatic]
    private static WorkerTeam? t_current;

    [ThreadStatic]
    private static (Workspace, Snapshot) t_prediction;

    /// <summary>
    /// What a thread should have to do, in multiply-adds: some five microseconds, several times what it takes to meet. Bits do not depend on it; tests
    /// share what is smaller, too.
    /// </summary>
    public static long LeastWork { get; set; } = 400_000;

    /// <summary>The team, or null.</summary>
    public static WorkerTeam? Current
    {
        get => t_current;
        set => t_current = value;
    }

    /// <summary>What the prediction is computed with.</summary>
    public static (Workspace Workspace, Snapshot Weights) Prediction { get => t_prediction; set => t_prediction = value; }

    /// <summary>The team, if it should share so many multiply-adds.</summary>
    public static WorkerTeam? For(long multiplyAdds) => t_current is { } team && multiplyAdds >= 2 * LeastWork ? team : null;

    /// <summary>Lets the team compute all units.</summary>
    public static void Run<TWork>(WorkerTeam team, in TWork work, int units, long multiplyAdds)
        where TWork : struct, ISharedWork
    {
        // What a part calls is computed by one thread: the caller's has parts, too.
        t_current = null;
        try
        {
            SharedWork<TWork>.Run(team, work, units, (int)Math.Clamp(units * LeastWork / multiplyAdds, 1, units));
        }
        finally
        {
            t_current = team;
        }
    }
}
