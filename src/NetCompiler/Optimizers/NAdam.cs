using System;
using System.Collections.Generic;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetCompiler.Mathematics;

namespace NetCompiler;

/// <summary>
/// Adam with Nesterov's momentum (Dozat: Incorporating Nesterov momentum into Adam, ICLR workshop 2016), the formula of
/// PyTorch from 2.0 on, t being the number of the step from 1:
/// <code>
/// g = gradient + weightDecay * p
/// m = beta1 * m + (1 - beta1) * g
/// v = beta2 * v + (1 - beta2) * g * g
/// mu(t) = beta1 * (1 - 0.5 * 0.96^(t * momentumDecay))
/// n = g * (1 - mu(t)) / (1 - mu(1) * … * mu(t)) + m * mu(t + 1) / (1 - mu(1) * … * mu(t + 1))
/// p = p - learningRate * n / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)
/// </code>
/// </summary>
public sealed record NAdam : MomentOptimizer
{
    // Below this a product of momenta no longer changes 1 minus it.
    private const double Vanished = 1e-17;

    private static readonly string[] s_stateNames = ["mean", "square"];

    /// <summary>Sets the learning rate.</summary>
    public NAdam(double learningRate = 2e-3)
        : base(learningRate)
    {
    }

    /// <summary>How fast the momentum goes from half of <see cref="MomentOptimizer.Beta1"/> to the whole, from 0.</summary>
    public double MomentumDecay
    {
        get;
        init => field = SettingChecks.PositiveOrZero(value, nameof(MomentumDecay));
    } = 4e-3;

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
        double momentum = MomentumAt(step.Number), next = MomentumAt(step.Number + 1), product = Product(step.Number);
        Vector<float> byGradient = new((float)(step.LearningRate * (1 - momentum) / (1 - product)));
        Vector<float> byMean = new((float)(step.LearningRate * next / (1 - (product * next))));
        Vector<float> correction = new((float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, step.Number))));
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
            Vector<float> mean = VectorMath.WithoutSubnormals((keep1 * Vector.LoadUnsafe(ref m, i)) + (take1 * gradient));
            Vector<float> square = VectorMath.WithoutSubnormals((keep2 * Vector.LoadUnsafe(ref v, i)) + (take2 * gradient * gradient));
            mean.StoreUnsafe(ref m, i);
            square.StoreUnsafe(ref v, i);
            Vector<float> direction = (byGradient * gradient) + (byMean * mean);
            (value - (direction / ((Vector.SquareRoot(square) * correction) + epsilon))).StoreUnsafe(ref p, i);
        }
    }

    private double MomentumAt(double number) => Beta1 * (1 - (0.5 * Math.Pow(0.96, number * MomentumDecay)));

    // Computed anew, so that nothing but the number of the step has to be remembered: after some hundred factors the product has vanished.
    private double Product(long number)
    {
        double product = 1, factor = Math.Pow(0.96, MomentumDecay), power = 1;
        for (long i = 1; i <= number && product > Vanished; i++)
        {
            power *= factor;
            product *= Beta1 * (1 - (0.5 * power));
        }

        return product;
    }
}
