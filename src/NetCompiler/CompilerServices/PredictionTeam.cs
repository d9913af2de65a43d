using System.ComponentModel;
using NetCompiler.Threading;

namespace NetCompiler.CompilerServices;

/// <summary>
/// While it lives, the threads of a workspace share the kernels that this thread calls; nothing happens where the workspace has one thread. Only generated
/// code uses it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct PredictionTeam
{
    private readonly bool _isThere;

    /// <summary>Begins a prediction in a workspace, with some weights.</summary>
    public PredictionTeam(Workspace workspace, Snapshot weights)
    {
        _isThere = workspace.Team is not null;
        if (_isThere)
        {
            KernelTeam.Current = workspace.Team;
            KernelTeam.Prediction = (workspace, weights);
        }
    }

    /// <summary>Computes all rows with a kernel that has parts.</summary>
    public static void Run(NetworkProgram program, int kernel, in KernelMemory m, int rows)
    {
        if (KernelTeam.Current is { } team)
        {
            SharedParts.Run(team, program, kernel, m, rows);
        }
        else
        {
            program.RunParts(kernel, 0, rows, m);
        }
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        if (_isThere)
        {
            KernelTeam.Current = null;
            KernelTeam.Prediction = default;
        }
    }
}
