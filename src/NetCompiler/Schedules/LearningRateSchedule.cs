using System;

namespace NetCompiler;

/// <summary>
/// How the learning rate changes in the course of a training. Time is counted in epochs or in steps, as <see cref="TrainingOptions.ScheduleUnit"/>
/// says, from 0. A new schedule is a sealed record of one file that derives from this one. It holds no state of its own: the same object may serve
/// several sessions.
/// </summary>
public abstract record LearningRateSchedule
{
    /// <summary>How many numbers have to be remembered of the values so far; none for schedules that only look at the time.</summary>
    public virtual int StateLength => 0;

    /// <summary>The learning rate of the epoch or step number <paramref name="time"/>.</summary>
    /// <param name="learningRate">The optimizer's own learning rate, from 0.</param>
    /// <param name="time">Whole epochs or steps before this one.</param>
    /// <param name="state"><see cref="StateLength"/> numbers.</param>
    public abstract double Rate(double learningRate, long time, ReadOnlySpan<double> state);

    /// <summary>Sets the state to what it is before the first value.</summary>
    public virtual void Begin(Span<double> state)
    {
    }

    /// <summary>Takes note of how good the epoch or step number <paramref name="time"/> was, at its end.</summary>
    /// <param name="time">Whole epochs or steps before this one.</param>
    /// <param name="value">The monitored value of an epoch, or the loss of a step.</param>
    /// <param name="monitor">
    /// What the value is, and so which way is better: what <see cref="TrainingOptions.Monitor"/> says, or the training loss of a step.
    /// </param>
    /// <param name="state"><see cref="StateLength"/> numbers, changed in place.</param>
    public virtual void Observe(long time, double value, MonitoredValue monitor, Span<double> state)
    {
    }

    /// <summary>Checks settings that depend on the optimizer's learning rate.</summary>
    /// <exception cref="ArgumentException">They contradict it.</exception>
    public virtual void Validate(double learningRate)
    {
    }

    private protected void RequireAtMost(double rate, string name, double learningRate)
    {
        if (rate > learningRate)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{name} of {GetType().Name} is {rate}, above the optimizer's LearningRate {learningRate}, which it lowers. ")
                + "Exchange or change them.");
        }
    }
}
