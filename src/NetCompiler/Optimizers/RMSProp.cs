using System;
using System.Collections.Generic;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetCompiler.Mathematics;

namespace NetCompiler;

/// <summary>
/// RMSProp (Hinton: Neural networks for machine learning, lecture 6, 2012), PyTorch's formula:
/// <code>
/// g = gradient + weightDecay * p
/// v = decay * v + (1 - decay) * g * g
/// a = decay * a + (1 - decay) * g                                     (if centered, otherwise 0)
/// b = momentum * b + g / (sqrt(v - a * a) + epsilon)
/// p = p - learningRate * b
/// </code>
/// Centered after Graves: Generating sequences with recurrent neural networks (2013).
/// </summary>
public sealed record RMSProp : Optimizer
{
    // By whether it is centered, and whether it has momentum.
    private static readonly string[] s_plain = ["square"], s_momentum = ["square", "momentum"], s_centered = ["square", "mean"];
    private static readonly string[] s_both = ["square", "mean", "momentum"];

    /// <summary>Sets the learning rate.</summary>
    public RMSProp(double learningRate = 1e-2)
        : base(learningRate)
    {
    }

    /// <summary>How much of the running means is kept, in [0, 1); PyTorch's alpha.</summary>
    public double Decay
    {
        get;
        init => field = SettingChecks.Fraction(value, nameof(Decay));
    } = 0.99;

    /// <summary>Added to the root of the mean square, above 0: a parameter that never had a gradient is divided by it.</summary>
    public double Epsilon
    {
        get;
        init => field = SettingChecks.Positive(value, nameof(Epsilon));
    } = 1e-8;

    /// <summary>How much of the last step is kept, in [0, 1).</summary>
    public double Momentum
    {
        get;
        init => field = SettingChecks.Fraction(value, nameof(Momentum));
    }

    /// <summary>Whether the mean square is taken around the mean: an estimate of the variance.</summary>
    public bool Centered { get; init; }

    /// <summary>Multiple of each parameter that is added to its gradient (L2 regularization), from 0.</summary>
    public double WeightDecay
    {
        get;
        init => field = SettingChecks.PositiveOrZero(value, nameof(WeightDecay));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> StateNames => Centered ? Momentum > 0 ? s_both : s_centered : Momentum > 0 ? s_momentum : s_plain;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Update(OptimizerStep step, Span<float> parameters, ReadOnlySpan<float> gradients, OptimizerState state)
    {
        bool centered = Centered, hasMomentum = Momentum > 0;
        Vector<float> rate = new((float)step.LearningRate), epsilon = new((float)Epsilon), decay = new((float)WeightDecay);
        Vector<float> keep = new((float)Decay), take = new((float)(1 - Decay)), momentum = new((float)Momentum);
        ref float p = ref MemoryMarshal.GetReference(parameters);
        ref float g = ref MemoryMarshal.GetReference(gradients);
        ref float v = ref MemoryMarshal.GetReference(state[0]);
        ref float a = ref MemoryMarshal.GetReference(centered ? state[1] : default);
        ref float b = ref MemoryMarshal.GetReference(hasMomentum ? state[centered ? 2 : 1] : default);
        nuint length = (nuint)parameters.Length;
        for (nuint i = 0; i < length; i += (nuint)Vector<float>.Count)
        {
            Vector<float> value = Vector.LoadUnsafe(ref p, i);
            Vector<float> gradient = Vector.LoadUnsafe(ref g, i) + (decay * value);
            Vector<float> square = VectorMath.WithoutSubnormals((keep * Vector.LoadUnsafe(ref v, i)) + (take * gradient * gradient));
            square.StoreUnsafe(ref v, i);
            if (centered)
            {
                Vector<float> mean = VectorMath.WithoutSubnormals((keep * Vector.LoadUnsafe(ref a, i)) + (take * gradient));
                mean.StoreUnsafe(ref a, i);

                // A variance of almost zero may come out below it.
                square = Vector.Max(square - (mean * mean), Vector<float>.Zero);
            }

            Vector<float> direction = gradient / (Vector.SquareRoot(square) + epsilon);
            if (hasMomentum)
            {
                direction = VectorMath.WithoutSubnormals(direction + (momentum * Vector.LoadUnsafe(ref b, i)));
                direction.StoreUnsafe(ref b, i);
            }

            (value - (rate * direction)).StoreUnsafe(ref p, i);
        }
    }
}
