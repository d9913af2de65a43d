using System;
using System.Collections.Generic;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetCompiler.Mathematics;

namespace NetCompiler;

/// <summary>
/// Stochastic gradient descent, PyTorch's formula:
/// <code>
/// g = gradient + weightDecay * p
/// v = g in the first step, momentum * v + (1 - dampening) * g later        (with momentum)
/// p = p - learningRate * (nesterov ? g + momentum * v : momentum > 0 ? v : g)
/// </code>
/// Nesterov's momentum after Sutskever, Martens, Dahl, Hinton: On the importance of initialization and momentum in deep learning (ICML 2013).
/// </summary>
public sealed record SGD : Optimizer
{
    private static readonly string[] s_stateNames = ["momentum"];

    /// <summary>Sets the learning rate.</summary>
    public SGD(double learningRate)
        : base(learningRate)
    {
    }

    /// <summary>How much of the last step is kept, in [0, 1).</summary>
    public double Momentum
    {
        get;
        init => field = SettingChecks.Fraction(value, nameof(Momentum));
    }

    /// <summary>How much of the gradient is left out of the momentum, from 0 to 1.</summary>
    public double Dampening
    {
        get;
        init => field = value >= 0 && value <= 1
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Dampening), FormattableString.Invariant($"Dampening is {value}; a number from 0 to 1 is needed."));
    }

    /// <summary>Multiple of each parameter that is added to its gradient (L2 regularization), from 0.</summary>
    public double WeightDecay
    {
        get;
        init => field = SettingChecks.PositiveOrZero(value, nameof(WeightDecay));
    }

    /// <summary>Whether the gradient is looked at after the momentum's step; needs momentum and no dampening.</summary>
    public bool Nesterov { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> StateNames => Momentum > 0 ? s_stateNames : [];

    /// <inheritdoc/>
    internal override bool IsPlainDescent => Momentum == 0 && WeightDecay == 0;

    /// <inheritdoc/>
    public override void Validate()
    {
        if (Nesterov && (Momentum == 0 || Dampening != 0))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Nesterov needs a Momentum above 0 and a Dampening of 0; they are {Momentum} and {Dampening}. Set them, or switch Nesterov off."));
        }
    }

    /// <inheritdoc/>
    public override void Update(OptimizerStep step, Span<float> parameters, ReadOnlySpan<float> gradients, OptimizerState state)
    {
        if (Momentum == 0)
        {
            Descend(parameters, gradients, (float)step.LearningRate, (float)WeightDecay);
            return;
        }

        // The first step takes the whole gradient into the momentum, which is zero before: no branch in the loop.
        float take = step.Number == 1 ? 1f : (float)(1 - Dampening);
        DescendWithMomentum(parameters, gradients, state[0], (float)step.LearningRate, take);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Descend(Span<float> parameters, ReadOnlySpan<float> gradients, float learningRate, float weightDecay)
    {
        Vector<float> rate = new(learningRate), decay = new(weightDecay);
        ref float p = ref MemoryMarshal.GetReference(parameters);
        ref float g = ref MemoryMarshal.GetReference(gradients);
        nuint length = (nuint)parameters.Length;
        for (nuint i = 0; i < length; i += (nuint)Vector<float>.Count)
        {
            Vector<float> value = Vector.LoadUnsafe(ref p, i);
            Vector<float> gradient = Vector.LoadUnsafe(ref g, i) + (decay * value);
            (value - (rate * gradient)).StoreUnsafe(ref p, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DescendWithMomentum(
        Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> momentum, float learningRate, float takeGradient)
    {
        Vector<float> rate = new(learningRate), decay = new((float)WeightDecay), keep = new((float)Momentum), take = new(takeGradient);

        // Nesterov steps along g + momentum * v, otherwise along 0 * g + 1 * v.
        Vector<float> byGradient = new(Nesterov ? 1f : 0f), byMomentum = new(Nesterov ? (float)Momentum : 1f);
        ref float p = ref MemoryMarshal.GetReference(parameters);
        ref float g = ref MemoryMarshal.GetReference(gradients);
        ref float v = ref MemoryMarshal.GetReference(momentum);
        nuint length = (nuint)parameters.Length;
        for (nuint i = 0; i < length; i += (nuint)Vector<float>.Count)
        {
            Vector<float> value = Vector.LoadUnsafe(ref p, i);
            Vector<float> gradient = Vector.LoadUnsafe(ref g, i) + (decay * value);
            Vector<float> velocity = VectorMath.WithoutSubnormals((keep * Vector.LoadUnsafe(ref v, i)) + (take * gradient));
            velocity.StoreUnsafe(ref v, i);
            (value - (rate * ((byGradient * gradient) + (byMomentum * velocity)))).StoreUnsafe(ref p, i);
        }
    }
}
