using System;

namespace NetCompiler;

/// <summary>Falls by a factor every so often: <c>learningRate * factor^floor(time / length)</c>.</summary>
/// <remarks>PyTorch's StepLR.</remarks>
public sealed record StepSchedule : LearningRateSchedule
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="length">Epochs or steps from one fall to the next, at least 1.</param>
    /// <param name="factor">The factor, from 0.</param>
    public StepSchedule(long length, double factor = 0.1)
    {
        Length = SettingChecks.Length(length, nameof(length));
        Factor = SettingChecks.PositiveOrZero(factor, nameof(factor));
    }

    /// <summary>Epochs or steps from one fall to the next.</summary>
    public long Length { get; }

    /// <summary>What the rate is multiplied by each time.</summary>
    public double Factor { get; }

    /// <inheritdoc/>
    public override double Rate(double learningRate, long time, ReadOnlySpan<double> state) => learningRate * Math.Pow(Factor, time / Length);
}
