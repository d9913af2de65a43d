using System;
using System.Collections.Generic;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <content>From gradients to the next weights, and the learning rate.</content>
public sealed partial class TrainingSession<TBatch>
{
    private readonly ScheduleRun _schedule;
    private float _loss;

    /// <summary>The learning rate of the next update, before factors of parts: the optimizer's, as the schedule has it now.</summary>
    public double LearningRate => _schedule.Rate;

    /// <summary>
    /// The moving average of the trained tensors; none without <see cref="TrainingOptions.Averaging"/>. All zero before the first update.
    /// </summary>
    public IReadOnlyList<ParameterView> AveragedParameters { get; }

    /// <summary>Batches whose gradients wait for others, with <see cref="TrainingOptions.AccumulatedBatches"/>.</summary>
    public int WaitingBatches => _update.Accumulation.Batches;

    // Masks of a step depend on the seed, the number of updates before it, and, if there are any, the number of batches that wait for it.
    private ulong StepKey
    {
        get
        {
            ulong key = CounterRandom.Key(_seed, (ulong)StepCount);
            return WaitingBatches == 0 ? key : CounterRandom.Key(key, (ulong)WaitingBatches);
        }
    }

    /// <summary>
    /// Lets the optimizer change the working copy by the gradients, or, with <see cref="TrainingOptions.AccumulatedBatches"/>, adds them to
    /// those that wait until there are enough. A schedule that counts steps goes on by one with each change.
    /// </summary>
    /// <exception cref="InvalidOperationException">No gradients were computed since the last call.</exception>
    public void Update()
    {
        if (!_hasGradients)
        {
            throw new InvalidOperationException(
                "Update needs gradients that were not used yet. Call ComputeGradients first, or Step, which does both.");
        }

        _hasGradients = false;
        _update.Accumulation.Add(_team, Batch.RowCount, _loss);
        if (_update.Accumulation.IsDue)
        {
            UpdateNow();
        }
    }

    /// <summary>Lets the optimizer change the working copy by the batches that wait, though there could be more of them.</summary>
    /// <returns>Whether there were any.</returns>
    public bool UpdateByWaiting()
    {
        if (WaitingBatches == 0)
        {
            return false;
        }

        UpdateNow();
        return true;
    }

    /// <summary>
    /// Ends an epoch for the schedule, in a loop of one's own; <see cref="Train"/> does it by itself.
    /// </summary>
    /// <param name="value">
    /// What a schedule such as <see cref="PlateauSchedule"/> looks at: the value that <see cref="TrainingOptions.Monitor"/> names; a loss unless it is
    /// set.
    /// </param>
    /// <exception cref="InvalidOperationException">The schedule counts steps, which every update ends by itself.</exception>
    public void AdvanceSchedule(double value)
    {
        if (Options.ScheduleUnit == ScheduleUnit.Step)
        {
            throw new InvalidOperationException(
                "The schedule counts steps, and every update advances it. Set ScheduleUnit to Epoch to advance it at the end of an epoch.");
        }

        _schedule.Advance(value, Options.Monitor ?? MonitoredValue.ValidationLoss);
    }

    private void EndEpoch(double value, MonitoredValue monitor)
    {
        if (Options.ScheduleUnit == ScheduleUnit.Epoch)
        {
            _schedule.Advance(value, monitor);
        }
    }

    private void UpdateNow()
    {
        StepCount++;
        _update.Execute(_team, new OptimizerStep(StepCount, LearningRate), isRest: _step.Memory.Update is not null);
        if (Options.ScheduleUnit == ScheduleUnit.Step)
        {
            _schedule.Advance(_update.Accumulation.MeanLoss, MonitoredValue.TrainingLoss);
        }
    }

    // A copy of the working copy, with the average in the place of the parameters if that is asked for.
    private Snapshot CopyToPublish()
    {
        Snapshot copy = _weights.Clone();
        if (StepCount > 0 && Options.Averaging is { Publish: true })
        {
            _update.Average?.CopyTo(copy.Parameters);
        }

        return copy;
    }
}
