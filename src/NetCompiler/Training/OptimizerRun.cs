using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetCompiler.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler;

/// <summary>An optimizer with its state, the weights and gradients it works on, and what is done to them right before and after it.</summary>
internal sealed class OptimizerRun : TeamWork
{
    private const int BlockLength = ParameterLines.Grain * ParameterLines.Length;

    private readonly Optimizer _optimizer;
    private readonly UpdateSegment[] _segments;
    private readonly AlignedBuffer _parameters;
    private readonly AlignedBuffer _gradients;
    private OptimizerStep _step;

    public OptimizerRun(Optimizer optimizer, UpdateSegment[] segments, AlignedBuffer parameters, AlignedBuffer gradients)
    {
        _optimizer = optimizer;
        _segments = segments;
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

    /// <summary>What the gradients of a segment are multiplied by, or null: by its number of a norm.</summary>
    public float[]? GradientScales { get; init; }

    /// <summary>What each gradient may be at most, up and down; infinite without such a limit.</summary>
    public float GradientLimit { get; init; } = float.PositiveInfinity;

    /// <summary>Updates all trained parameters.</summary>
    public void Execute(WorkerTeam team, OptimizerStep step)
    {
        _step = step;
        team.Run(this, 0, _gradients.Length / ParameterLines.Length, ParameterLines.Grain);
    }

    public override void Execute(int phase, int first, int end)
    {
        int start = first * ParameterLines.Length, stop = end * ParameterLines.Length;
        foreach (ref readonly UpdateSegment segment in _segments.AsSpan())
        {
            // In blocks, so that what one loop has read is still in the cache for the next.
            int last = Math.Min(stop, segment.End);
            for (int from = Math.Max(start, segment.Start); from < last; from += BlockLength)
            {
                Update(in segment, from, Math.Min(BlockLength, last - from));
            }
        }
    }

    private void Update(in UpdateSegment segment, int start, int length)
    {
        OptimizerStep step = _step with { LearningRate = _step.LearningRate * segment.Factor };
        Span<float> parameters = _parameters.Span.Slice(start, length), gradients = _gradients.Span.Slice(start, length);
        float scale = GradientScales?[segment.Norm] ?? 1, decay = (float)(step.LearningRate * segment.WeightDecay);
        if (scale != 1 || float.IsFinite(GradientLimit) || segment.L2 > 0 || decay > 0)
        {
            Prepare(parameters, gradients, scale, GradientLimit, (float)segment.L2, decay);
        }

        _optimizer.Update(step, parameters, gradients, new OptimizerState(State, start, length));
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
