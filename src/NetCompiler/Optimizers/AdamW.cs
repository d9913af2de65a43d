using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov, Hutter: Decoupled weight decay regularization, ICLR 2019), PyTorch's formula, t being the number of
/// the step from 1:
/// <code>
/// p = p - learningRate * weightDecay * p
/// m = beta1 * m + (1 - beta1) * gradient
/// v = beta2 * v + (1 - beta2) * gradient * gradient
/// p = p - learningRate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)
/// </code>
/// AMSGrad (Reddi, Kale, Kumar: On the convergence of Adam and beyond, ICLR 2018) divides by the greatest v so far.
/// </summary>
public sealed record AdamW : MomentOptimizer
{
    /// <summary>Sets the learning rate.</summary>
    public AdamW(double learningRate = 1e-3)
        : base(learningRate)
    {
    }

    /// <summary>The part of each parameter that goes in a step with learning rate 1, from 0.</summary>
    public double WeightDecay
    {
        get;
        init => field = SettingChecks.PositiveOrZero(value, nameof(WeightDecay));
    } = 1e-2;

    /// <summary>Whether the greatest mean square so far is divided by, so that steps never grow again.</summary>
    public bool AMSGrad { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> StateNames => AdamLoop.StateNames(AMSGrad);

    /// <inheritdoc/>
    public override void Update(OptimizerStep step, Span<float> parameters, ReadOnlySpan<float> gradients, OptimizerState state) =>
        AdamLoop.Update(this, step, (0, step.LearningRate * WeightDecay), AMSGrad, parameters, gradients, state);
}
