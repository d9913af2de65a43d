using NetCompiler.Threading;

namespace NetCompiler.CompilerServices;

/// <summary>A kernel whose rows threads share, or parts of them where there are few.</summary>
internal struct SharedParts : ISharedWork
{
    private NetworkProgram _program;
    private Workspace _workspace;
    private Snapshot _weights;
    private int _kernel, _rows, _steps, _parts;

    /// <summary>Computes all rows.</summary>
    public static void Run(WorkerTeam team, NetworkProgram program, int kernel, in KernelMemory m, int rows)
    {
        (Workspace workspace, Snapshot weights) = KernelTeam.Prediction;
        int threads = team.Threads, parts = rows < threads ? threads : 1;
        SharedParts work = new()
        {
            _program = program, _workspace = workspace, _weights = weights, _kernel = kernel, _rows = rows, _steps = m.Steps, _parts = parts,
        };

        // Each is several layers of an image.
        KernelTeam.Run(team, work, rows * parts, rows * parts * KernelTeam.LeastWork);
    }

    /// <inheritdoc/>
    public readonly void Run(int first, int end) =>
        _program.RunParts(_kernel, first, end, new KernelMemory(_weights, _workspace, _rows) { Steps = _steps, Parts = _parts });
}
