using System;

namespace NetCompiler;

/// <summary>Falls to zero: <c>learningRate * (1 - min(time, length) / length)^power</c>.</summary>
/// <remarks>PyTorch's PolynomialLR.</remarks>
public sealed record PolynomialSchedule : LearningRateSchedule
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="length">Epochs or steps until zero, at least 1.</param>
    /// <param name="power">The exponent, above 0: 1 is a straight line.</param>
    public PolynomialSchedule(long length, double power = 1)
    {
        Length = SettingChecks.Length(length, nameof(length));
        Power = SettingChecks.Positive(power, nameof(power));
    }

    /// <summary>Epochs or steps until zero.</summary>
    public long Length { get; }

    /// <summary>The exponent.</summary>
    public double Power { get; }

    /// <inheritdoc/>
    public override double Rate(double learningRate, long time, ReadOnlySpan<double> state) =>
        learningRate * Math.Pow(1 - ((double)Math.Min(time, Length) / Length), Power);
}
