using System;

namespace NetCompiler;

/// <summary>
/// One rise and one long fall: from <c>learningRate / initialDivisor</c> up to the optimizer's learning rate, then down to
/// <c>learningRate / initialDivisor / finalDivisor</c>, in half waves or straight lines. The peak is at <c>riseFraction * length - 1</c>, the end at
/// <c>length - 1</c>; behind it the rate stays.
/// </summary>
/// <remarks>
/// PyTorch's OneCycleLR with two phases, whose max_lr is here the optimizer's learning rate. Smith, Topin: Super-convergence: very fast training of
/// neural networks using large learning rates (2017). Usually counted in steps: <see cref="ScheduleUnit.Step"/>.
/// </remarks>
public sealed record OneCycleSchedule : LearningRateSchedule
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="length">Epochs or steps of the whole cycle, at least 2.</param>
    public OneCycleSchedule(long length)
    {
        Length = SettingChecks.Length(length, nameof(length), least: 2);
    }

    /// <summary>Epochs or steps of the whole cycle.</summary>
    public long Length { get; }

    /// <summary>The part of the cycle in which the rate rises, in [0, 1).</summary>
    public double RiseFraction
    {
        get;
        init => field = SettingChecks.Fraction(value, nameof(RiseFraction));
    } = 0.3;

    /// <summary>How many times higher the peak is than the beginning, above 0.</summary>
    public double InitialDivisor
    {
        get;
        init => field = SettingChecks.Positive(value, nameof(InitialDivisor));
    } = 25;

    /// <summary>How many times higher the beginning is than the end, above 0.</summary>
    public double FinalDivisor
    {
        get;
        init => field = SettingChecks.Positive(value, nameof(FinalDivisor));
    } = 1e4;

    /// <summary>Whether the rate changes in straight lines instead of half waves.</summary>
    public bool Linear { get; init; }

    /// <inheritdoc/>
    public override double Rate(double learningRate, long time, ReadOnlySpan<double> state)
    {
        double peak = (RiseFraction * Length) - 1, last = Length - 1, now = Math.Min(time, last);
        double initial = learningRate / InitialDivisor;
        return now < peak
            ? Between(initial, learningRate, now / peak)
            : Between(learningRate, initial / FinalDivisor, (now - peak) / (last - peak));
    }

    private double Between(double from, double to, double part) => Linear ? from + ((to - from) * part) : CosineSchedule.Wave(from, to, part);
}
