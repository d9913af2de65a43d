using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>
/// Settings of an optimizer and its formula. A new optimizer is a sealed record of one file that derives from this one. It holds no state of its
/// own: the same object may serve several sessions.
/// </summary>
public abstract record Optimizer
{
    /// <summary>Sets the learning rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, infinite or NaN.</exception>
    protected Optimizer(double learningRate)
    {
        LearningRate = learningRate;
    }

    /// <summary>The size of a step, before schedules and factors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, infinite or NaN.</exception>
    public double LearningRate
    {
        get;
        init => field = SettingChecks.PositiveOrZero(value, nameof(LearningRate));
    }

    /// <summary>Whether an update only subtracts the learning rate times the gradient: then kernels may do it where they compute the gradient.</summary>
    internal virtual bool IsPlainDescent => false;

    /// <summary>Names of what is remembered for each parameter from step to step, as they stand in the file of a session.</summary>
    public abstract IReadOnlyList<string> StateNames { get; }

    /// <summary>Checks settings that depend on each other.</summary>
    /// <exception cref="ArgumentException">They contradict each other.</exception>
    public virtual void Validate()
    {
    }

    /// <summary>
    /// Changes a range of parameters in their packed order. All spans are equally long, a multiple of 16. A parameter with a gradient, a state
    /// and a value of zero has to stay zero: pads are updated with the rest. Ranges are updated independently, on any thread.
    /// </summary>
    /// <param name="step">The number of the update and its learning rate.</param>
    /// <param name="parameters">The parameters, changed in place.</param>
    /// <param name="gradients">The mean loss's gradient with respect to them.</param>
    /// <param name="state">The state of the range, changed in place.</param>
    public abstract void Update(OptimizerStep step, Span<float> parameters, ReadOnlySpan<float> gradients, OptimizerState state);
}
