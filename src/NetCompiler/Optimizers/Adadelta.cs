using System;
using System.Collections.Generic;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetCompiler.Mathematics;

namespace NetCompiler;

/// <summary>
/// Adadelta (Zeiler: ADADELTA: an adaptive learning rate method, 2012), PyTorch's formula:
/// <code>
/// g = gradient + weightDecay * p
/// v = decay * v + (1 - decay) * g * g
/// d = sqrt(u + epsilon) / sqrt(v + epsilon) * g
/// u = decay * u + (1 - decay) * d * d
/// p = p - learningRate * d
/// </code>
/// </summary>
public sealed record Adadelta : Optimizer
{
    private static readonly string[] s_stateNames = ["square", "delta"];

    /// <summary>Sets the learning rate.</summary>
    public Adadelta(double learningRate = 1)
        : base(learningRate)
    {
    }

    /// <summary>How much of the running means is kept, in [0, 1); the paper's rho.</summary>
    public double Decay
    {
        get;
        init => field = SettingChecks.Fraction(value, nameof(Decay));
    } = 0.9;

    /// <summary>Added to both means, above 0: what the first steps are made of.</summary>
    public double Epsilon
    {
        get;
        init => field = SettingChecks.Positive(value, nameof(Epsilon));
    } = 1e-6;

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
        Vector<float> rate = new((float)step.LearningRate), epsilon = new((float)Epsilon), decay = new((float)WeightDecay);
        Vector<float> keep = new((float)Decay), take = new((float)(1 - Decay));
        ref float p = ref MemoryMarshal.GetReference(parameters);
        ref float g = ref MemoryMarshal.GetReference(gradients);
        ref float v = ref MemoryMarshal.GetReference(state[0]);
        ref float u = ref MemoryMarshal.GetReference(state[1]);
        nuint length = (nuint)parameters.Length;
        for (nuint i = 0; i < length; i += (nuint)Vector<float>.Count)
        {
            Vector<float> value = Vector.LoadUnsafe(ref p, i);
            Vector<float> gradient = Vector.LoadUnsafe(ref g, i) + (decay * value);
            Vector<float> square = VectorMath.WithoutSubnormals((keep * Vector.LoadUnsafe(ref v, i)) + (take * gradient * gradient));
            Vector<float> changes = Vector.LoadUnsafe(ref u, i);
            Vector<float> change = Vector.SquareRoot(changes + epsilon) / Vector.SquareRoot(square + epsilon) * gradient;
            square.StoreUnsafe(ref v, i);
            VectorMath.WithoutSubnormals((keep * changes) + (take * change * change)).StoreUnsafe(ref u, i);
            (value - (rate * change)).StoreUnsafe(ref p, i);
        }
    }
}
