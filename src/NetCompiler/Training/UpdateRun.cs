using System;
using NetCompiler.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler;

/// <summary>From gradients to the next weights: accumulation, clipping, the optimizer, limits of norms, the average.</summary>
internal sealed class UpdateRun
{
    private readonly GradientNorms? _norms;
    private readonly OptimizerRun _optimizer;
    private readonly MaxNormRun? _maxNorm;
    private readonly bool _takesEarly;

    // What is handed over: where the parameters begin whose gradients a step hands over as they are computed.
    public UpdateRun(
        NetworkInfo info, TrainingOptions options, AlignedBuffer parameters, AlignedBuffer gradients, ReadOnlySpan<int> handedOver = default)
    {
        UpdateSegment[] segments = UpdateSegments.Make(info, options, handedOver);
        Accumulation = new AccumulationRun(options.AccumulatedBatches, gradients);
        float limit = float.PositiveInfinity;
        if (options.Clipping is GradientClipping { Kind: GradientClippingKind.Value } byValue)
        {
            limit = (float)byValue.Limit;
        }
        else if (options.Clipping is GradientClipping clipping)
        {
            bool isGlobal = clipping.Kind == GradientClippingKind.GlobalNorm;
            _norms = new GradientNorms(UpdateSegments.TrainedOf(info), gradients, clipping.Limit, isGlobal);
        }

        _optimizer = new OptimizerRun(options.Optimizer, segments, parameters, gradients) { GradientLimit = limit, GradientScales = _norms?.Scales };
        _maxNorm = MaxNormRun.Make(info, options, parameters);
        Average = options.Averaging is WeightAveraging averaging ? new AverageRun(averaging.Decay, parameters, gradients.Length) : null;
        _takesEarly = handedOver.Length > 0 && options.AccumulatedBatches == 1 && _norms is null;
        StateNames = [.. options.Optimizer.StateNames];
        State = _optimizer.State;
        Remember("accumulated_gradient", options.AccumulatedBatches > 1 ? Accumulation.Sum : null);
        Remember("averaged_weight", Average?.Average);
    }

    /// <summary>The batches that wait for an update.</summary>
    public AccumulationRun Accumulation { get; }

    /// <summary>The average of the parameters, if one is wanted.</summary>
    public AverageRun? Average { get; }

    /// <summary>Names of what is remembered for each parameter: by the optimizer, then by the rest.</summary>
    public string[] StateNames { get; private set; }

    /// <summary>One buffer for each name, in the layout of the gradients.</summary>
    public AlignedBuffer[] State { get; private set; }

    /// <summary>
    /// What takes gradients of the next step as a run computes them; null where the optimizer needs all first: their norm, or those of other batches.
    /// </summary>
    public IWeightUpdate? Follow(OptimizerStep step, ProgramRun run)
    {
        _optimizer.Follow(step, run);
        return _takesEarly ? _optimizer : null;
    }

    /// <summary>Updates the trained parameters by the batches that were accumulated: all, or the rest, that no gradients were handed over of.</summary>
    public void Execute(WorkerTeam team, OptimizerStep step, bool isRest = false)
    {
        Accumulation.Take(team);
        _norms?.Execute(team);
        _optimizer.Execute(team, step, isRest);
        _maxNorm?.Execute(team);
        Average?.Execute(team, step.Number);
    }

    private void Remember(string name, AlignedBuffer? buffer)
    {
        if (buffer is not null)
        {
            StateNames = [.. StateNames, name];
            State = [.. State, buffer];
        }
    }
}
