using System;

namespace NetCompiler;

/// <summary>Falls all the time: <c>learningRate * factor^time</c>.</summary>
/// <remarks>PyTorch's ExponentialLR.</remarks>
public sealed record ExponentialSchedule : LearningRateSchedule
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="factor">The factor, from 0.</param>
    public ExponentialSchedule(double factor)
    {
        Factor = SettingChecks.PositiveOrZero(factor, nameof(factor));
    }

    /// <summary>What the rate is multiplied by after each epoch or step.</summary>
    public double Factor { get; }

    /// <inheritdoc/>
    public override double Rate(double learningRate, long time, ReadOnlySpan<double> state) => learningRate * Math.Pow(Factor, time);
}
