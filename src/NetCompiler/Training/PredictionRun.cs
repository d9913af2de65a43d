using System;
using NetCompiler.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler;

/// <summary>Predictions of a batch: threads share the rows, and a row's bits depend on no other row.</summary>
internal sealed class PredictionRun<TBatch>(ITrainable<TBatch> network, TBatch batch) : TeamWork
    where TBatch : class, IBatch
{
    // A tile's rows.
    private const int Grain = 8;

    private readonly float[] _outputs = new float[checked(batch.Capacity * network.PredictionLength)];
    private Snapshot _weights = network.Core.Current;

    /// <summary>Predicts all filled rows, and returns what is in the first output.</summary>
    public ReadOnlySpan<float> Execute(WorkerTeam team, Snapshot weights)
    {
        _weights = weights;
        team.Run(this, 0, batch.RowCount, Grain);
        return _outputs.AsSpan(0, batch.RowCount * network.OutputLength);
    }

    public override void Execute(int phase, int first, int end)
    {
        Workspace workspace = network.Core.RentWorkspace();
        try
        {
            network.Predict(_weights, workspace, batch, first, end - first, _outputs);
        }
        finally
        {
            network.Core.ReturnWorkspace(workspace);
        }
    }
}
