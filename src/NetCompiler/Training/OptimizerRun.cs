using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetCompiler.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler;

/// <summary>An optimizer with its state, the weights and gradients it works on, and what is done to them right before and after it.</summary>
/// <remarks>Every number is updated by itself, so that neither blocks nor threads nor the time of it make a difference.</remarks>
internal sealed class OptimizerRun : TeamWork, IWeightUpdate
{
    private const int BlockLength = ParameterLines.Grain * ParameterLines.Length;

    private readonly Optimizer _optimizer;
    private readonly UpdateSegment[] _segments;
    private OptimizerStep _step;
    private ProgramRun? _run;
    private bool _isRest;

    public OptimizerRun(Optimizer optimizer, UpdateSegment[] segments, AlignedBuffer parameters, AlignedBuffer gradients)
    {
        _optimizer = optimizer;
        _segments = segments;
        Parameters = parameters;
        Gradients = gradients;
        State = new AlignedBuffer[optimizer.StateNames.Count];
        for (int i = 0; i < State.Length; i++)
        {
            State[i] = new AlignedBuffer(gradients.Length);
        }
    }

    /// <summary>The weights.</summary>
    public AlignedBuffer Parameters { get; }

    /// <summary>Their gradients.</summary>
    public AlignedBuffer Gradients { get; }

    /// <summary>One buffer for each of the optimizer's state names, in the layout of the gradients.</summary>
    public AlignedBuffer[] State { get; }

    /// <summary>What the gradients of a segment are multiplied by, or null: by its number of a norm.</summary>
    public float[]? GradientScales { get; init; }

    /// <summary>What each gradient may be at most, up and down; infinite without such a limit.</summary>
    public float GradientLimit { get; init; } = float.PositiveInfinity;

    /// <summary>Prepares for gradients that a run of the step hands over.</summary>
    public void Follow(OptimizerStep step, ProgramRun run) => (_step, _run) = (step, run);

    /// <summary>Updates the trained parameters: all, or the rest, that no gradients were handed over of.</summary>
    public void Execute(WorkerTeam team, OptimizerStep step, bool isRest = false)
    {
        (_step, _isRest) = (step, isRest);
        team.Run(this, 0, Gradients.Length / ParameterLines.Length, ParameterLines.Grain);
    }

    /// <summary>Updates the parameters that gradients are handed over for, unless the loss is not finite: then the step changes none.</summary>
    public void Take(int start, Span<float> gradients)
    {
        if (float.IsFinite(_run!.Loss))
        {
            Update(in SegmentAt(start), start, gradients);
        }
    }

    /// <summary>The learning rate, where nothing but its multiple of a gradient is subtracted.</summary>
    public float RateOf(int start)
    {
        ref readonly UpdateSegment segment = ref SegmentAt(start);
        bool isPlain = _optimizer.IsPlainDescent && GradientScales is null && float.IsPositiveInfinity(GradientLimit)
            && segment is { L1: 0, L2: 0, WeightDecay: 0 };
        return isPlain && float.IsFinite(_run!.Loss) ? (float)(_step.LearningRate * segment.Factor) : 0;
    }

    public override void Execute(int phase, int first, int end)
    {
        int start = first * ParameterLines.Length, stop = end * ParameterLines.Length;
        foreach (ref readonly UpdateSegment segment in _segments.AsSpan())
        {
            int from = Math.Max(start, segment.Start), to = Math.Min(stop, segment.End);
            if (from < to && !(_isRest && segment.IsHandedOver))
            {
                Update(in segment, from, Gradients.Span[from..to]);
            }
        }
    }

    // Segments lie in order, and what is handed over belongs to one.
    private ref readonly UpdateSegment SegmentAt(int start)
    {
        int i = 0;
        while (start >= _segments[i].End)
        {
            i++;
        }

        return ref _segments[i];
    }

    // In blocks, so that what one loop has read is still in the cache for the next.
    private void Update(in UpdateSegment segment, int start, Span<float> gradients)
    {
        for (int from = 0; from < gradients.Length; from += BlockLength)
        {
            UpdateBlock(in segment, start + from, gradients.Slice(from, Math.Min(BlockLength, gradients.Length - from)));
        }
    }

    private void UpdateBlock(in UpdateSegment segment, int start, Span<float> gradients)
    {
        OptimizerStep step = _step with { LearningRate = _step.LearningRate * segment.Factor };
        Span<float> parameters = Parameters.Span.Slice(start, gradients.Length);
        float scale = GradientScales?[segment.Norm] ?? 1, decay = (float)(step.LearningRate * segment.WeightDecay);
        if (scale != 1 || float.IsFinite(GradientLimit) || segment.L2 > 0 || decay > 0)
        {
            Prepare(parameters, gradients, scale, GradientLimit, (float)segment.L2, decay);
        }

        _optimizer.Update(step, parameters, gradients, new OptimizerState(State, start, gradients.Length));
        if (segment.L1 > 0)
        {
            Shrink(parameters, (float)(step.LearningRate * segment.L1));
        }
    }

    // Everything at once, since it is memory that takes the time: what is not asked for is a factor of 1, a limit of infinity or a multiple of 0.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Prepare(Span<float> parameters, Span<float> gradients, float scale, float limit, float penalty, float decay)
    {
        Vector<float> scales = new(scale), most = new(limit), penalties = new(penalty), decays = new(decay);
        ref float p = ref MemoryMarshal.GetReference(parameters);
        ref float g = ref MemoryMarshal.GetReference(gradients);
        for (nuint i = 0; i < (nuint)parameters.Length; i += (nuint)Vector<float>.Count)
        {
            Vector<float> value = Vector.LoadUnsafe(ref p, i);
            Vector<float> gradient = Clamp(scales * Vector.LoadUnsafe(ref g, i), most);
            (gradient + (penalties * value)).StoreUnsafe(ref g, i);
            (value - (decays * value)).StoreUnsafe(ref p, i);
        }
    }

    // p - clamp(p) is sign(p) * max(|p| - threshold, 0), exactly zero inside of the threshold.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Shrink(Span<float> parameters, float threshold)
    {
        Vector<float> most = new(threshold);
        ref float p = ref MemoryMarshal.GetReference(parameters);
        for (nuint i = 0; i < (nuint)parameters.Length; i += (nuint)Vector<float>.Count)
        {
            Vector<float> value = Vector.LoadUnsafe(ref p, i);
            (value - Clamp(value, most)).StoreUnsafe(ref p, i);
        }
    }

    // NaN stays NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Clamp(Vector<float> x, Vector<float> most) => Vector.Min(Vector.Max(x, -most), most);
}
