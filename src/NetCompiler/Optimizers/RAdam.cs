using System;
using System.Collections.Generic;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetCompiler;

/// <summary>
/// Rectified Adam (Liu et al.: On the variance of the adaptive learning rate and beyond, ICLR 2020), PyTorch's formula, t being the number of the
/// step from 1:
/// <code>
/// g = gradient + weightDecay * p
/// m = beta1 * m + (1 - beta1) * g
/// v = beta2 * v + (1 - beta2) * g * g
/// limit = 2 / (1 - beta2) - 1
/// rho = limit - 2 * t * beta2^t / (1 - beta2^t)
/// rho &gt; 5: r = sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho))
///          p = p - learningRate * r * sqrt(1 - beta2^t) / (1 - beta1^t) * m / (sqrt(v) + epsilon)
/// else:    p = p - learningRate / (1 - beta1^t) * m
/// </code>
/// </summary>
public sealed record RAdam : MomentOptimizer
{
    private static readonly string[] s_stateNames = ["mean", "square"];

    /// <summary>Sets the learning rate.</summary>
    public RAdam(double learningRate = 1e-3)
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
        double rate = step.LearningRate / (1 - Math.Pow(Beta1, step.Number));

        // Without rectification a step is divided by 0 * sqrt(v) + 1.
        (double byRoot, double added) = (0, 1);
        if (Rectification(step.Number) is double rectification)
        {
            rate *= rectification * Math.Sqrt(1 - Math.Pow(Beta2, step.Number));
            (byRoot, added) = (1, Epsilon);
        }

        Vector<float> stepSize = new((float)rate), ofRoot = new((float)byRoot), epsilon = new((float)added), decay = new((float)WeightDecay);
        Vector<float> keep1 = new((float)Beta1), take1 = new((float)(1 - Beta1)), keep2 = new((float)Beta2), take2 = new((float)(1 - Beta2));
        ref float p = ref MemoryMarshal.GetReference(parameters);
        ref float g = ref MemoryMarshal.GetReference(gradients);
        ref float m = ref MemoryMarshal.GetReference(state[0]);
        ref float v = ref MemoryMarshal.GetReference(state[1]);
        nuint length = (nuint)parameters.Length;
        for (nuint i = 0; i < length; i += (nuint)Vector<float>.Count)
        {
            Vector<float> value = Vector.LoadUnsafe(ref p, i);
            Vector<float> gradient = Vector.LoadUnsafe(ref g, i) + (decay * value);
            Vector<float> mean = (keep1 * Vector.LoadUnsafe(ref m, i)) + (take1 * gradient);
            Vector<float> square = (keep2 * Vector.LoadUnsafe(ref v, i)) + (take2 * gradient * gradient);
            mean.StoreUnsafe(ref m, i);
            square.StoreUnsafe(ref v, i);
            (value - (stepSize * mean / ((ofRoot * Vector.SquareRoot(square)) + epsilon))).StoreUnsafe(ref p, i);
        }
    }

    // Null as long as too few squares were seen for their variance to be finite.
    private double? Rectification(long number)
    {
        double power = Math.Pow(Beta2, number), limit = (2 / (1 - Beta2)) - 1, rho = limit - (2 * number * power / (1 - power));
        return rho > 5 ? Math.Sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho)) : null;
    }
}
