using System;

namespace NetCompiler;

/// <summary>
/// Another rate at the beginning: <c>learningRate * factor</c> in the first <c>length</c> epochs or steps, then <c>learningRate</c>.
/// </summary>
/// <remarks>PyTorch's ConstantLR. Without a schedule, the rate is constant all the time.</remarks>
public sealed record ConstantSchedule : LearningRateSchedule
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="length">How long the factor holds, at least 1.</param>
    /// <param name="factor">The factor, from 0.</param>
    public ConstantSchedule(long length, double factor)
    {
        Length = SettingChecks.Length(length, nameof(length));
        Factor = SettingChecks.PositiveOrZero(factor, nameof(factor));
    }

    /// <summary>Epochs or steps for which the factor holds.</summary>
    public long Length { get; }

    /// <summary>What the rate is multiplied by.</summary>
    public double Factor { get; }

    /// <inheritdoc/>
    public override double Rate(double learningRate, long time, ReadOnlySpan<double> state) => time < Length ? learningRate * Factor : learningRate;
}
