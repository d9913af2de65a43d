using System;

namespace NetCompiler;

/// <summary>
/// A straight line, such as a warm-up: <c>learningRate * (start + (end - start) * min(time, length) / length)</c>.
/// </summary>
/// <remarks>
/// PyTorch's LinearLR. Warm-up after Goyal et al.: Accurate, large minibatch SGD (2017); what comes behind it is joined by
/// <see cref="SequentialSchedule"/>.
/// </remarks>
public sealed record LinearSchedule : LearningRateSchedule
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="length">Epochs or steps until the end is reached, at least 1.</param>
    /// <param name="start">The factor at the beginning, from 0.</param>
    /// <param name="end">The factor at the end and later, from 0.</param>
    public LinearSchedule(long length, double start, double end = 1)
    {
        Length = SettingChecks.Length(length, nameof(length));
        Start = SettingChecks.PositiveOrZero(start, nameof(start));
        End = SettingChecks.PositiveOrZero(end, nameof(end));
    }

    /// <summary>Epochs or steps until the end is reached.</summary>
    public long Length { get; }

    /// <summary>The factor at the beginning.</summary>
    public double Start { get; }

    /// <summary>The factor at the end and later.</summary>
    public double End { get; }

    /// <inheritdoc/>
    public override double Rate(double learningRate, long time, ReadOnlySpan<double> state) =>
        learningRate * (Start + ((End - Start) * Math.Min(time, Length) / Length));
}
