using System;
using System.Linq;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <content>Capturing and restoring.</content>
public sealed partial class TrainingSession<TBatch>
{
    /// <summary>Copies everything needed to go on later, or elsewhere, with the same bits.</summary>
    public SessionState Capture() =>
        new(Info, _weights.Clone(), _update.StateNames, Array.ConvertAll(_update.State, buffer => buffer.Clone()))
        {
            StepCount = StepCount,
            Epoch = Epoch,
            EpochLength = _epochLength,
            EpochRows = _epochRows,
            EpochLoss = _epochLoss,
            Seed = _seed,
            Schedule = _schedule.Capture(),
            Accumulation = _update.Accumulation.Capture(),
            Progress = _progress.Copy(),
        };

    /// <summary>
    /// Goes back, or forward, to a captured state: weights, optimizer, schedule, step, epoch, history and seed. The network is not changed before
    /// <see cref="Publish"/>. With the same options and data the session then computes the same bits as the captured one.
    /// </summary>
    /// <exception cref="ArgumentException">The state is of another architecture, or of an optimizer or a schedule that remembers something
    /// else. Nothing was changed.</exception>
    public void Restore(SessionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Info.Hash != Info.Hash || state.Weights.Parameters.Length != _weights.Parameters.Length)
        {
            throw new ArgumentException(
                $"state was captured from '{state.Info.Name}' of another architecture than '{Info.Name}'. "
                    + "Restore it into a session of the same network.",
                nameof(state));
        }

        if (!state.OptimizerNames.SequenceEqual(_update.StateNames))
        {
            throw new ArgumentException(
                $"state holds [{string.Join(", ", state.OptimizerNames)}] of an optimizer, "
                    + $"but {Options.Optimizer.GetType().Name} of this session remembers [{string.Join(", ", _update.StateNames)}]. "
                    + "Use the optimizer, accumulation and averaging the state was captured with.",
                nameof(state));
        }

        if (!_update.Accumulation.Accepts(state.Accumulation))
        {
            throw new ArgumentException(
                $"state has [{NumberList.Write(state.Accumulation)}] as batches, rows and loss that wait for an update, "
                    + $"but this session takes {Options.AccumulatedBatches} batches together. Use the accumulation the state was captured with.",
                nameof(state));
        }

        if (!_schedule.Accepts(state.Schedule))
        {
            throw new ArgumentException(
                $"state holds {state.Schedule.Length} numbers of a schedule, "
                    + $"which {Options.Schedule?.GetType().Name ?? "no schedule"} of this session "
                    + "does not remember. Use the schedule the state was captured with.",
                nameof(state));
        }

        // First, since a broken schedule throws.
        _schedule.Restore(state.Schedule);
        _weights.CopyFrom(state.Weights);
        for (int i = 0; i < _update.State.Length; i++)
        {
            state.OptimizerState[i].Span.CopyTo(_update.State[i].Span);
        }

        // Frozen layers of the step may read derived values, which a file does not hold.
        _weights.Prepare(_core.Program);
        StepCount = state.StepCount;
        Epoch = state.Epoch;
        _epochLength = state.EpochLength;
        _epochRows = state.EpochRows;
        _epochLoss = state.EpochLoss;
        _seed = state.Seed;
        _update.Accumulation.Restore(state.Accumulation);
        _progress = state.Progress.Copy();
        _isSaved = false;
        _hasGradients = false;
    }
}
