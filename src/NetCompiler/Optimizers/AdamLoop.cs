using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetCompiler.Mathematics;

namespace NetCompiler;

/// <summary>
/// The loop that <see cref="Adam"/>, <see cref="AdamW"/> and <see cref="RAdam"/> share: they differ in what a weight decay acts on, and in how a step
/// is scaled.
/// </summary>
internal static class AdamLoop
{
    private static readonly string[] s_stateNames = ["mean", "square"], s_namesWithGreatest = ["mean", "square", "greatest"];

    /// <summary>AMSGrad remembers the greatest mean square too.</summary>
    public static string[] StateNames(bool amsGrad) => amsGrad ? s_namesWithGreatest : s_stateNames;

    /// <summary>One update of Adam.</summary>
    /// <param name="settings">Betas and epsilon.</param>
    /// <param name="step">The number of the update and its learning rate.</param>
    /// <param name="decay">The multiple of a parameter that is added to its gradient, and the one that is subtracted from the parameter.</param>
    /// <param name="amsGrad">Whether the greatest mean square counts instead of the present one.</param>
    /// <param name="parameters">The parameters, changed in place.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="state">Mean, square and, with AMSGrad, the greatest square.</param>
    public static void Update(
        MomentOptimizer settings,
        OptimizerStep step,
        (double ToGradient, double FromParameter) decay,
        bool amsGrad,
        Span<float> parameters,
        ReadOnlySpan<float> gradients,
        OptimizerState state)
    {
        double rate = step.LearningRate / (1 - Math.Pow(settings.Beta1, step.Number)), root = Math.Sqrt(1 - Math.Pow(settings.Beta2, step.Number));
        Run(settings, (rate, 1 / root, settings.Epsilon), decay, amsGrad, parameters, gradients, state);
    }

    /// <summary>One update with a scale of its own: a parameter moves by <c>rate * m / (ofRoot * sqrt(v) + added)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        MomentOptimizer settings,
        (double Rate, double OfRoot, double Added) scale,
        (double ToGradient, double FromParameter) decay,
        bool amsGrad,
        Span<float> parameters,
        ReadOnlySpan<float> gradients,
        OptimizerState state)
    {
        // In double: 1 - beta2 loses four digits in float, and beta^t all of them after many steps.
        double beta1 = settings.Beta1, beta2 = settings.Beta2;
        Vector<float> stepSize = new((float)scale.Rate), correction = new((float)scale.OfRoot), epsilon = new((float)scale.Added);
        Vector<float> toGradient = new((float)decay.ToGradient), fromParameter = new((float)decay.FromParameter);
        Vector<float> keep1 = new((float)beta1), take1 = new((float)(1 - beta1)), keep2 = new((float)beta2), take2 = new((float)(1 - beta2));
        ref float p = ref MemoryMarshal.GetReference(parameters);
        ref float g = ref MemoryMarshal.GetReference(gradients);
        ref float m = ref MemoryMarshal.GetReference(state[0]);
        ref float v = ref MemoryMarshal.GetReference(state[1]);
        ref float u = ref MemoryMarshal.GetReference(amsGrad ? state[2] : default);
        nuint length = (nuint)parameters.Length;
        for (nuint i = 0; i < length; i += (nuint)Vector<float>.Count)
        {
            Vector<float> value = Vector.LoadUnsafe(ref p, i);
            Vector<float> gradient = Vector.LoadUnsafe(ref g, i) + (toGradient * value);
            Vector<float> mean = VectorMath.WithoutSubnormals((keep1 * Vector.LoadUnsafe(ref m, i)) + (take1 * gradient));
            Vector<float> square = VectorMath.WithoutSubnormals((keep2 * Vector.LoadUnsafe(ref v, i)) + (take2 * gradient * gradient));
            mean.StoreUnsafe(ref m, i);
            square.StoreUnsafe(ref v, i);
            if (amsGrad)
            {
                square = Vector.Max(square, Vector.LoadUnsafe(ref u, i));
                square.StoreUnsafe(ref u, i);
            }

            value -= fromParameter * value;
            (value - (stepSize * mean / ((Vector.SquareRoot(square) * correction) + epsilon))).StoreUnsafe(ref p, i);
        }
    }
}
