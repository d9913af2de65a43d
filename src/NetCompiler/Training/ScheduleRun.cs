using System;

namespace NetCompiler;

/// <summary>A schedule with its time and what it remembers; without a schedule, the rate is the optimizer's all the time.</summary>
internal sealed class ScheduleRun
{
    private readonly LearningRateSchedule? _schedule;
    private readonly double _learningRate;
    private readonly double[] _state;
    private long _time;

    public ScheduleRun(LearningRateSchedule? schedule, double learningRate)
    {
        schedule?.Validate(learningRate);
        _schedule = schedule;
        _learningRate = learningRate;
        _state = new double[schedule?.StateLength ?? 0];
        schedule?.Begin(_state);
        Rate = RateAt(0, _state);
    }

    /// <summary>The present learning rate.</summary>
    public double Rate { get; private set; }

    /// <summary>Ends an epoch or step, which was as good as the value says.</summary>
    public void Advance(double value, MonitoredValue monitor)
    {
        _schedule?.Observe(_time, value, monitor, _state);
        _time++;
        Rate = RateAt(_time, _state);
    }

    /// <summary>Whether the schedule has seen values, which it compares with those to come.</summary>
    public bool RemembersValues => _time > 0 && _state.Length > 0;

    /// <summary>The time, then what the schedule remembers.</summary>
    public double[] Capture() => [_time, .. _state];

    /// <summary>Whether numbers captured elsewhere can be of this schedule.</summary>
    public bool Accepts(ReadOnlySpan<double> captured) => captured.Length == _state.Length + 1 && captured[0] is >= 0 and < long.MaxValue;

    /// <summary>Goes to where numbers were captured; changes nothing if they give no learning rate.</summary>
    public void Restore(ReadOnlySpan<double> captured)
    {
        Rate = RateAt((long)captured[0], captured[1..]);
        _time = (long)captured[0];
        captured[1..].CopyTo(_state);
    }

    private double RateAt(long time, ReadOnlySpan<double> state)
    {
        double rate = _schedule?.Rate(_learningRate, time, state) ?? _learningRate;
        return rate >= 0 && double.IsFinite(rate)
            ? rate
            : throw new InvalidOperationException(FormattableString.Invariant(
                $"{_schedule?.GetType().Name} gave the learning rate {rate} at time {time}; a schedule has to give finite numbers from 0."));
    }
}
