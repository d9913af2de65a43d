using System;

namespace NetCompiler;

/// <summary>
/// Falls by a factor each time the monitored value (<see cref="TrainingOptions.Monitor"/>; of a step, its loss) has not got better for more than
/// <c>patience</c> epochs or steps: <c>max(learningRate * factor^falls, minimum)</c>.
/// </summary>
/// <remarks>
/// PyTorch's ReduceLROnPlateau, but for negative values: there, a part of the best is a change for the worse and so none counts; here it is a part
/// of its magnitude.
/// </remarks>
public sealed record PlateauSchedule : LearningRateSchedule
{
    // Places in the state.
    private const int Falls = 0;
    private const int Best = 1;
    private const int Bad = 2;
    private const int Resting = 3;

    /// <summary>Makes a schedule.</summary>
    /// <param name="factor">The factor of a fall, in [0, 1).</param>
    /// <param name="patience">Values in a row that may be no better, from 0.</param>
    public PlateauSchedule(double factor = 0.1, int patience = 10)
    {
        Factor = SettingChecks.Fraction(factor, nameof(factor));
        Patience = (int)SettingChecks.Length(patience, nameof(patience), least: 0);
    }

    /// <summary>The factor of a fall.</summary>
    public double Factor { get; }

    /// <summary>Values in a row that may be no better.</summary>
    public int Patience { get; }

    /// <summary>
    /// How much better than the best a value has to be to count, from 0: a part of the best, or with <see cref="Absolute"/> an amount.
    /// </summary>
    public double Threshold
    {
        get;
        init => field = SettingChecks.PositiveOrZero(value, nameof(Threshold));
    } = 1e-4;

    /// <summary>Whether <see cref="Threshold"/> is an amount and not a part of the best value.</summary>
    public bool Absolute { get; init; }

    /// <summary>Epochs or steps after a fall in which nothing is counted, from 0.</summary>
    public int Cooldown
    {
        get;
        init => field = (int)SettingChecks.Length(value, nameof(Cooldown), least: 0);
    }

    /// <summary>The lowest rate, from 0 to the optimizer's.</summary>
    public double MinimumRate
    {
        get;
        init => field = SettingChecks.PositiveOrZero(value, nameof(MinimumRate));
    }

    /// <inheritdoc/>
    public override int StateLength => 4;

    /// <inheritdoc/>
    public override double Rate(double learningRate, long time, ReadOnlySpan<double> state) =>
        Math.Max(learningRate * Math.Pow(Factor, state[Falls]), MinimumRate);

    /// <inheritdoc/>
    public override void Begin(Span<double> state)
    {
        state.Clear();
        state[Best] = double.NaN;
    }

    /// <inheritdoc/>
    public override void Observe(long time, double value, MonitoredValue monitor, Span<double> state)
    {
        state[Bad]++;
        if (IsBetter(value, state[Best], monitor))
        {
            state[Best] = value;
            state[Bad] = 0;
        }

        if (state[Resting] > 0)
        {
            state[Resting]--;
            state[Bad] = 0;
        }

        if (state[Bad] > Patience)
        {
            state[Falls]++;
            state[Bad] = 0;
            state[Resting] = Cooldown;
        }
    }

    /// <inheritdoc/>
    public override void Validate(double learningRate)
    {
        RequireAtMost(MinimumRate, nameof(MinimumRate), learningRate);
        if (!Absolute && Threshold >= 1)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Threshold of PlateauSchedule is {Threshold}, so that a value would have to get better by all of the best; below 1 is needed. ")
                + "Set Absolute, if it is an amount.");
        }
    }

    private bool IsBetter(double value, double best, MonitoredValue monitor)
    {
        if (double.IsNaN(best))
        {
            return !double.IsNaN(value);
        }

        // From an infinite value, every change is enough.
        double change = Absolute ? Threshold : double.IsFinite(best) ? Threshold * Math.Abs(best) : 0;
        return monitor.IsBetter(value, best, change);
    }
}
