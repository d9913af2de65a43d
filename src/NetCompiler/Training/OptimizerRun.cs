using System;
using NetCompiler.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler;

/// <summary>An optimizer with its state, and the weights and gradients it works on.</summary>
internal sealed class OptimizerRun : TeamWork
{
    // A cache line; nothing is shared between two units.
    private const int UnitLength = 16;

    // 16,384 floats: some microseconds.
    private const int Grain = 1024;

    private readonly Optimizer _optimizer;
    private readonly AlignedBuffer _parameters;
    private readonly AlignedBuffer _gradients;
    private OptimizerStep _step;

    public OptimizerRun(Optimizer optimizer, AlignedBuffer parameters, AlignedBuffer gradients)
    {
        _optimizer = optimizer;
        _parameters = parameters;
        _gradients = gradients;
        State = new AlignedBuffer[optimizer.StateNames.Count];
        for (int i = 0; i < State.Length; i++)
        {
            State[i] = new AlignedBuffer(gradients.Length);
        }
    }

    /// <summary>One buffer for each of the optimizer's state names, in the layout of the gradients.</summary>
    public AlignedBuffer[] State { get; }

    /// <summary>Updates all trained parameters.</summary>
    public void Execute(WorkerTeam team, OptimizerStep step)
    {
        _step = step;
        team.Run(this, 0, _gradients.Length / UnitLength, Grain);
    }

    public override void Execute(int phase, int first, int end)
    {
        int start = first * UnitLength, length = (end - first) * UnitLength;
        Span<float> parameters = _parameters.Span.Slice(start, length);
        _optimizer.Update(_step, parameters, _gradients.Span.Slice(start, length), new OptimizerState(State, start, length));
    }
}
