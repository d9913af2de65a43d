using System;

namespace NetCompiler;

/// <summary>
/// Half waves down, one after the other, each <c>growth</c> times as long as the one before:
/// <c>minimum + (learningRate - minimum) * (1 + cos(pi * time in the wave / length of the wave)) / 2</c>.
/// </summary>
/// <remarks>PyTorch's CosineAnnealingWarmRestarts. Loshchilov, Hutter: SGDR: stochastic gradient descent with warm restarts (ICLR 2017).</remarks>
public sealed record CosineRestartsSchedule : LearningRateSchedule
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="length">Epochs or steps of the first wave, at least 1.</param>
    /// <param name="growth">How many times as long the next wave is, at least 1.</param>
    public CosineRestartsSchedule(long length, int growth = 1)
    {
        Length = SettingChecks.Length(length, nameof(length));
        Growth = SettingChecks.Count(growth, nameof(growth));
    }

    /// <summary>Epochs or steps of the first wave.</summary>
    public long Length { get; }

    /// <summary>How many times as long the next wave is.</summary>
    public int Growth { get; }

    /// <summary>The lowest rate, from 0 to the optimizer's.</summary>
    public double MinimumRate
    {
        get;
        init => field = SettingChecks.PositiveOrZero(value, nameof(MinimumRate));
    }

    /// <inheritdoc/>
    public override double Rate(double learningRate, long time, ReadOnlySpan<double> state)
    {
        // In double: lengths that grow for ever must not overflow.
        double start = Growth == 1 ? time - (time % Length) : 0, length = Length;
        while (time >= start + length)
        {
            start += length;
            length *= Growth;
        }

        return CosineSchedule.Wave(learningRate, MinimumRate, (time - start) / length);
    }

    /// <inheritdoc/>
    public override void Validate(double learningRate) => RequireAtMost(MinimumRate, nameof(MinimumRate), learningRate);
}
