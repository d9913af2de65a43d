using System;

namespace NetCompiler;

/// <content>From gradients to the next weights, and the learning rate.</content>
public sealed partial class TrainingSession<TBatch>
{
    private readonly ScheduleRun _schedule;
    private float _loss;

    /// <summary>The learning rate of the next update, before factors of parts: the optimizer's, as the schedule has it now.</summary>
    public double LearningRate => _schedule.Rate;

    /// <summary>Lets the optimizer change the working copy by the gradients. A schedule that counts steps goes on by one.</summary>
    /// <exception cref="InvalidOperationException">No gradients were computed since the last update.</exception>
    public void Update()
    {
        if (!_hasGradients)
        {
            throw new InvalidOperationException(
                "Update needs gradients that were not used yet. Call ComputeGradients first, or Step, which does both.");
        }

        _hasGradients = false;
        StepCount++;
        _optimizer.Execute(_team, new OptimizerStep(StepCount, LearningRate));
        if (Options.ScheduleUnit == ScheduleUnit.Step)
        {
            _schedule.Advance(_loss);
        }
    }

    /// <summary>
    /// Ends an epoch for the schedule, in a loop of one's own; <see cref="Train"/> does it by itself.
    /// </summary>
    /// <param name="metric">What a schedule such as <see cref="PlateauSchedule"/> looks at: usually the validation loss.</param>
    /// <exception cref="InvalidOperationException">The schedule counts steps, which every update ends by itself.</exception>
    public void AdvanceSchedule(double metric)
    {
        if (Options.ScheduleUnit == ScheduleUnit.Step)
        {
            throw new InvalidOperationException(
                "The schedule counts steps, and every update advances it. Set ScheduleUnit to Epoch to advance it at the end of an epoch.");
        }

        _schedule.Advance(metric);
    }

    private void EndEpoch(double metric)
    {
        if (Options.ScheduleUnit == ScheduleUnit.Epoch)
        {
            _schedule.Advance(metric);
        }
    }
}
