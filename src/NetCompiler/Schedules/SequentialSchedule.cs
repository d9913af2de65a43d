using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler;

/// <summary>Schedules one after the other, each beginning at its own time 0: a warm-up, then a cosine.</summary>
/// <remarks>PyTorch's SequentialLR.</remarks>
public sealed record SequentialSchedule : LearningRateSchedule
{
    private readonly LearningRateSchedule[] _stages;
    private readonly long[] _milestones;

    /// <summary>Makes a schedule.</summary>
    /// <param name="stages">The schedules, two or more.</param>
    /// <param name="milestones">For each but the first, the epoch or step that begins with it: ascending, counted from 0.</param>
    /// <exception cref="ArgumentException">The numbers do not fit each other, or the milestones do not ascend.</exception>
    public SequentialSchedule(IReadOnlyList<LearningRateSchedule> stages, IReadOnlyList<long> milestones)
    {
        ArgumentNullException.ThrowIfNull(stages);
        _stages = [.. stages];
        _milestones = MilestoneCheck.Ascending(milestones, nameof(milestones));
        if (_stages.Length != _milestones.Length + 1 || _stages.Contains(null))
        {
            throw new ArgumentException(
                $"stages holds {_stages.Count(stage => stage is not null)} schedules for {_milestones.Length} milestones; "
                    + "one schedule more than milestones is needed, and none null.",
                nameof(stages));
        }
    }

    /// <summary>The schedules.</summary>
    public IReadOnlyList<LearningRateSchedule> Stages => _stages;

    /// <summary>For each schedule but the first, the epoch or step that begins with it.</summary>
    public IReadOnlyList<long> Milestones => _milestones;

    /// <inheritdoc/>
    public override int StateLength => StateStart(_stages.Length);

    /// <inheritdoc/>
    public override double Rate(double learningRate, long time, ReadOnlySpan<double> state)
    {
        int index = IndexAt(time);
        return _stages[index].Rate(learningRate, time - StartOf(index), state.Slice(StateStart(index), _stages[index].StateLength));
    }

    /// <inheritdoc/>
    public override void Begin(Span<double> state)
    {
        for (int i = 0; i < _stages.Length; i++)
        {
            _stages[i].Begin(state.Slice(StateStart(i), _stages[i].StateLength));
        }
    }

    /// <inheritdoc/>
    public override void Observe(long time, double value, MonitoredValue monitor, Span<double> state)
    {
        int index = IndexAt(time);
        _stages[index].Observe(time - StartOf(index), value, monitor, state.Slice(StateStart(index), _stages[index].StateLength));
    }

    /// <inheritdoc/>
    public override void Validate(double learningRate)
    {
        foreach (LearningRateSchedule stage in _stages)
        {
            stage.Validate(learningRate);
        }
    }

    private int IndexAt(long time)
    {
        int index = 0;
        while (index < _milestones.Length && _milestones[index] <= time)
        {
            index++;
        }

        return index;
    }

    private long StartOf(int index) => index == 0 ? 0 : _milestones[index - 1];

    private int StateStart(int index)
    {
        int start = 0;
        for (int i = 0; i < index; i++)
        {
            start += _stages[i].StateLength;
        }

        return start;
    }
}
