using System;

namespace NetCompiler;

/// <summary>
/// Half a wave down: <c>minimum + (learningRate - minimum) * (1 + cos(pi * time / length)) / 2</c>; behind its end it rises again, as PyTorch's does.
/// </summary>
/// <remarks>PyTorch's CosineAnnealingLR. Loshchilov, Hutter: SGDR: stochastic gradient descent with warm restarts (ICLR 2017).</remarks>
public sealed record CosineSchedule : LearningRateSchedule
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="length">Epochs or steps until the minimum, at least 1.</param>
    public CosineSchedule(long length)
    {
        Length = SettingChecks.Length(length, nameof(length));
    }

    /// <summary>Epochs or steps until the minimum.</summary>
    public long Length { get; }

    /// <summary>The lowest rate, from 0 to the optimizer's.</summary>
    public double MinimumRate
    {
        get;
        init => field = SettingChecks.PositiveOrZero(value, nameof(MinimumRate));
    }

    /// <inheritdoc/>
    public override double Rate(double learningRate, long time, ReadOnlySpan<double> state) =>
        Wave(learningRate, MinimumRate, (double)time / Length);

    /// <inheritdoc/>
    public override void Validate(double learningRate) => RequireAtMost(MinimumRate, nameof(MinimumRate), learningRate);

    /// <summary>From one rate to another in half a wave.</summary>
    internal static double Wave(double from, double to, double part) => to + ((from - to) * (1 + Math.Cos(Math.PI * part)) / 2);
}
