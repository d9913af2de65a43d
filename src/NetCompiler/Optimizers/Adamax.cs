using System;
using System.Collections.Generic;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetCompiler.Mathematics;

namespace NetCompiler;

/// <summary>
/// Adam with the maximum norm (Kingma, Ba: Adam: a method for stochastic optimization, ICLR 2015, section 7.1), t being the number of the step
/// from 1:
/// <code>
/// g = gradient + weightDecay * p
/// m = beta1 * m + (1 - beta1) * g
/// u = max(beta2 * u, |g|)
/// p = p - learningRate / (1 - beta1^t) * m / (u + epsilon)
/// </code>
/// PyTorch adds epsilon to |g| instead; here u stays exactly zero where no gradient ever was.
/// </summary>
public sealed record Adamax : MomentOptimizer
{
    private static readonly string[] s_stateNames = ["mean", "greatest"];

    /// <summary>Sets the learning rate.</summary>
    public Adamax(double learningRate = 2e-3)
        : base(learningRate)
    {
    }

    /// <summary>Multiple of each parameter that is added to its gradient (L2 regularization), from 0.</summary>
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
        Vector<float> stepSize = new((float)(step.LearningRate / (1 - Math.Pow(Beta1, step.Number))));
        Vector<float> epsilon = new((float)Epsilon), decay = new((float)WeightDecay);
        Vector<float> keep1 = new((float)Beta1), take1 = new((float)(1 - Beta1)), keep2 = new((float)Beta2);
        ref float p = ref MemoryMarshal.GetReference(parameters);
        ref float g = ref MemoryMarshal.GetReference(gradients);
        ref float m = ref MemoryMarshal.GetReference(state[0]);
        ref float u = ref MemoryMarshal.GetReference(state[1]);
        nuint length = (nuint)parameters.Length;
        for (nuint i = 0; i < length; i += (nuint)Vector<float>.Count)
        {
            Vector<float> value = Vector.LoadUnsafe(ref p, i);
            Vector<float> gradient = Vector.LoadUnsafe(ref g, i) + (decay * value);
            Vector<float> mean = VectorMath.WithoutSubnormals((keep1 * Vector.LoadUnsafe(ref m, i)) + (take1 * gradient));
            Vector<float> greatest = VectorMath.WithoutSubnormals(Vector.Max(keep2 * Vector.LoadUnsafe(ref u, i), Vector.Abs(gradient)));
            mean.StoreUnsafe(ref m, i);
            greatest.StoreUnsafe(ref u, i);
            (value - (stepSize * mean / (greatest + epsilon))).StoreUnsafe(ref p, i);
        }
    }
}
