using System;
using System.Collections.Generic;

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
    public override IReadOnlyList<string> StateNames => AdamLoop.StateNames(amsGrad: false);

    /// <inheritdoc/>
    public override void Update(OptimizerStep step, Span<float> parameters, ReadOnlySpan<float> gradients, OptimizerState state)
    {
        double rate = step.LearningRate / (1 - Math.Pow(Beta1, step.Number));

        // Without rectification a step is divided by 0 * sqrt(v) + 1.
        (double Rate, double OfRoot, double Added) scale = (rate, 0, 1);
        if (Rectification(step.Number) is double rectification)
        {
            scale = (rate * (rectification * Math.Sqrt(1 - Math.Pow(Beta2, step.Number))), 1, Epsilon);
        }

        AdamLoop.Run(this, scale, (WeightDecay, 0), amsGrad: false, parameters, gradients, state);
    }

    // Null as long as too few squares were seen for their variance to be finite.
    private double? Rectification(long number)
    {
        double power = Math.Pow(Beta2, number), limit = (2 / (1 - Beta2)) - 1, rho = limit - (2 * number * power / (1 - power));
        return rho > 5 ? Math.Sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho)) : null;
    }
}
