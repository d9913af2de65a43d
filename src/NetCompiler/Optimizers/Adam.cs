using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>
/// Adam (Kingma, Ba: Adam: a method for stochastic optimization, ICLR 2015), PyTorch's formula, t being the number of the step from 1:
/// <code>
/// g = gradient + weightDecay * p
/// m = beta1 * m + (1 - beta1) * g
/// v = beta2 * v + (1 - beta2) * g * g
/// p = p - learningRate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)
/// </code>
/// AMSGrad (Reddi, Kale, Kumar: On the convergence of Adam and beyond, ICLR 2018) divides by the greatest v so far.
/// </summary>
public sealed record Adam : MomentOptimizer
{
    /// <summary>Sets the learning rate.</summary>
    public Adam(double learningRate = 1e-3)
        : base(learningRate)
    {
    }

    /// <summary>Multiple of each parameter that is added to its gradient (L2 regularization), from 0.</summary>
    public double WeightDecay
    {
        get;
        init => field = SettingChecks.PositiveOrZero(value, nameof(WeightDecay));
    }

    /// <summary>Whether the greatest mean square so far is divided by, so that steps never grow again.</summary>
    public bool AMSGrad { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> StateNames => AdamLoop.StateNames(AMSGrad);

    /// <inheritdoc/>
    public override void Update(OptimizerStep step, Span<float> parameters, ReadOnlySpan<float> gradients, OptimizerState state) =>
        AdamLoop.Update(this, step, (WeightDecay, 0), AMSGrad, parameters, gradients, state);
}
