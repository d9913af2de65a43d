using System;
using System.Collections.Generic;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetCompiler.Mathematics;

namespace NetCompiler;

/// <summary>
/// Lion, "evolved sign momentum" (Chen et al.: Symbolic discovery of optimization algorithms, NeurIPS 2023), with decoupled weight decay:
/// <code>
/// p = p - learningRate * weightDecay * p
/// p = p - learningRate * sign(beta1 * m + (1 - beta1) * gradient)
/// m = beta2 * m + (1 - beta2) * gradient
/// </code>
/// </summary>
/// <remarks>Every parameter moves by the learning rate, so take a third to a tenth of what is good for Adam, and as much more weight decay.</remarks>
public sealed record Lion : Optimizer
{
    private static readonly string[] s_stateNames = ["mean"];

    /// <summary>Sets the learning rate.</summary>
    public Lion(double learningRate = 1e-4)
        : base(learningRate)
    {
    }

    /// <summary>How much of the mean counts for the direction of a step, in [0, 1).</summary>
    public double Beta1
    {
        get;
        init => field = SettingChecks.Fraction(value, nameof(Beta1));
    } = 0.9;

    /// <summary>How much of the gradients' running mean is kept, in [0, 1).</summary>
    public double Beta2
    {
        get;
        init => field = SettingChecks.Fraction(value, nameof(Beta2));
    } = 0.99;

    /// <summary>The part of each parameter that goes in a step with learning rate 1, from 0.</summary>
    public double WeightDecay
    {
        get;
        init => field = SettingChecks.PositiveOrZero(value, nameof(WeightDecay));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> StateNames => s_stateNames;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Update(OptimizerStep step, Span<float> parameters, ReadOnlySpan<float> gradients, OptimizerState state)
    {
        Vector<float> rate = new((float)step.LearningRate), decay = new((float)(step.LearningRate * WeightDecay));
        Vector<float> keep1 = new((float)Beta1), take1 = new((float)(1 - Beta1)), keep2 = new((float)Beta2), take2 = new((float)(1 - Beta2));
        ref float p = ref MemoryMarshal.GetReference(parameters);
        ref float g = ref MemoryMarshal.GetReference(gradients);
        ref float m = ref MemoryMarshal.GetReference(state[0]);
        nuint length = (nuint)parameters.Length;
        for (nuint i = 0; i < length; i += (nuint)Vector<float>.Count)
        {
            Vector<float> value = Vector.LoadUnsafe(ref p, i);
            Vector<float> gradient = Vector.LoadUnsafe(ref g, i);
            Vector<float> mean = Vector.LoadUnsafe(ref m, i);
            Vector<float> sign = Sign((keep1 * mean) + (take1 * gradient));
            VectorMath.WithoutSubnormals((keep2 * mean) + (take2 * gradient)).StoreUnsafe(ref m, i);
            (value - (decay * value) - (rate * sign)).StoreUnsafe(ref p, i);
        }
    }

    // The last arm keeps zero zero, for pads, and NaN NaN, for the search of divergence.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Sign(Vector<float> x)
    {
        Vector<float> one = Vector<float>.One, zero = Vector<float>.Zero;
        return Vector.ConditionalSelect(
            Vector.GreaterThan(x, zero), one, Vector.ConditionalSelect(Vector.LessThan(x, zero), -one, x));
    }
}
