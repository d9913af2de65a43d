using System;
using System.Collections.Generic;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetCompiler;

/// <summary>
/// Adagrad (Duchi, Hazan, Singer: Adaptive subgradient methods for online learning and stochastic optimization, JMLR 12, 2011), PyTorch's formula,
/// t being the number of the step from 1:
/// <code>
/// g = gradient + weightDecay * p
/// s = s + g * g
/// p = p - learningRate / (1 + (t - 1) * learningRateDecay) * g / (sqrt(initialSum + s) + epsilon)
/// </code>
/// </summary>
public sealed record Adagrad : Optimizer
{
    private static readonly string[] s_stateNames = ["sum"];

    /// <summary>Sets the learning rate.</summary>
    public Adagrad(double learningRate = 1e-2)
        : base(learningRate)
    {
    }

    /// <summary>How fast the learning rate falls with the steps, from 0.</summary>
    public double LearningRateDecay
    {
        get;
        init => field = SettingChecks.PositiveOrZero(value, nameof(LearningRateDecay));
    }

    /// <summary>What the sum of squares starts from, from 0.</summary>
    public double InitialSum
    {
        get;
        init => field = SettingChecks.PositiveOrZero(value, nameof(InitialSum));
    }

    /// <summary>Added to the root of the sum, above 0: a parameter that never had a gradient is divided by it.</summary>
    public double Epsilon
    {
        get;
        init => field = SettingChecks.Positive(value, nameof(Epsilon));
    } = 1e-10;

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
        Vector<float> rate = new((float)(step.LearningRate / (1 + ((step.Number - 1) * LearningRateDecay))));
        Vector<float> epsilon = new((float)Epsilon), decay = new((float)WeightDecay), initial = new((float)InitialSum);
        ref float p = ref MemoryMarshal.GetReference(parameters);
        ref float g = ref MemoryMarshal.GetReference(gradients);
        ref float s = ref MemoryMarshal.GetReference(state[0]);
        nuint length = (nuint)parameters.Length;
        for (nuint i = 0; i < length; i += (nuint)Vector<float>.Count)
        {
            Vector<float> value = Vector.LoadUnsafe(ref p, i);
            Vector<float> gradient = Vector.LoadUnsafe(ref g, i) + (decay * value);
            Vector<float> sum = Vector.LoadUnsafe(ref s, i) + (gradient * gradient);
            sum.StoreUnsafe(ref s, i);
            (value - (rate * gradient / (Vector.SquareRoot(initial + sum) + epsilon))).StoreUnsafe(ref p, i);
        }
    }
}
