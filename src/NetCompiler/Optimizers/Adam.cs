using System;
using System.Collections.Generic;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetCompiler;

/// <summary>
/// Adam (Kingma, Ba: Adam: a method for stochastic optimization, ICLR 2015), PyTorch's formula, t being the number of the step from 1:
/// <code>
/// g = gradient + weightDecay * p
/// m = beta1 * m + (1 - beta1) * g
/// v = beta2 * v + (1 - beta2) * g * g
/// p = p - learningRate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)
/// </code>
/// </summary>
public sealed record Adam : Optimizer
{
    private static readonly string[] s_stateNames = ["mean", "square"];

    /// <summary>Sets the learning rate.</summary>
    public Adam(double learningRate = 1e-3)
        : base(learningRate)
    {
    }

    /// <summary>How much of the gradients' running mean is kept, in [0, 1).</summary>
    public double Beta1
    {
        get;
        init => field = CheckedFraction(value, nameof(Beta1));
    } = 0.9;

    /// <summary>How much of the squared gradients' running mean is kept, in [0, 1).</summary>
    public double Beta2
    {
        get;
        init => field = CheckedFraction(value, nameof(Beta2));
    } = 0.999;

    /// <summary>Added to the root of the mean square, above 0: a parameter that never had a gradient is divided by it.</summary>
    public double Epsilon
    {
        get;
        init => field = (float)value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Epsilon), FormattableString.Invariant($"Epsilon is {value}; a finite number above 0 is needed."));
    } = 1e-8;

    /// <summary>Multiple of each parameter that is added to its gradient (L2 regularization), from 0.</summary>
    public double WeightDecay
    {
        get;
        init => field = CheckedPositiveOrZero(value, nameof(WeightDecay));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> StateNames => s_stateNames;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Update(long step, Span<float> parameters, ReadOnlySpan<float> gradients, OptimizerState state)
    {
        // In double: 1 - beta2 loses four digits in float, and beta^t all of them after many steps.
        double rate = LearningRate / (1 - Math.Pow(Beta1, step)), root = Math.Sqrt(1 - Math.Pow(Beta2, step));
        Vector<float> stepSize = new((float)rate), correction = new((float)(1 / root));
        Vector<float> epsilon = new((float)Epsilon), decay = new((float)WeightDecay);
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
            (value - (stepSize * mean / ((Vector.SquareRoot(square) * correction) + epsilon))).StoreUnsafe(ref p, i);
        }
    }
}
