using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <content>The loop over epochs.</content>
public sealed partial class TrainingSession<TBatch>
{
    // Separates the keys of the order of rows from those of the steps.
    private const ulong OrderKey = 0x6F72646572; // "order"

    // Where the present epoch stands: part of the state, so that a training can go on in the middle of an epoch.
    private int _epochRows;
    private double _epochLoss;

    /// <summary>
    /// Trains until <see cref="TrainingOptions.Epochs"/> are done, from where the session stands: a new one from the beginning, a restored one
    /// from the step after the state was captured. After each epoch the weights are published, and the validation loss is that of the published
    /// weights.
    /// </summary>
    /// <param name="train">The rows to train on.</param>
    /// <param name="validation">Rows to measure on after each epoch, or null.</param>
    /// <param name="progress">Receives a report after each epoch.</param>
    /// <param name="cancellationToken">Ends the training after the present step; the network keeps the weights of the last whole epoch.</param>
    /// <exception cref="ArgumentException">A source is empty or holds values that are not allowed. The network keeps the weights of the last
    /// whole epoch.</exception>
    public TrainingResult Train(
        IBatchSource<TBatch> train,
        IBatchSource<TBatch>? validation = null,
        IProgress<EpochReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        SourceChecks.NotEmpty(train, nameof(train));
        if (validation is not null)
        {
            SourceChecks.NotEmpty(validation, nameof(validation));
        }

        CheckLastBatch(train);
        List<EpochReport> history = [];
        int[] order = new int[train.Count];
        while (Epoch < Options.Epochs)
        {
            long start = Stopwatch.GetTimestamp();
            Snapshot before = _core.Current;
            StopReason? reason = TrainEpoch(train, order, cancellationToken);
            float? validationLoss = null;
            if (reason is null)
            {
                Publish();
                reason = Validate(validation, cancellationToken, out validationLoss);
                if (reason == StopReason.Diverged)
                {
                    _core.Publish(before);
                }
            }

            if (reason is StopReason stop)
            {
                return new TrainingResult(stop, history, stop == StopReason.Diverged ? Trace() : null);
            }

            float trainingLoss = (float)(_epochLoss / train.Count);
            Epoch++;
            _epochRows = 0;
            _epochLoss = 0;
            history.Add(new EpochReport(Epoch, Options.Epochs, StepCount, trainingLoss, validationLoss, Stopwatch.GetElapsedTime(start)));
            progress?.Report(history[^1]);
        }

        return new TrainingResult(StopReason.Completed, history, Problem: null);
    }

    // Before anything is trained, since the last batch of an epoch would stop it.
    private void CheckLastBatch(IBatchSource<TBatch> train)
    {
        int rest = train.Count % Options.BatchSize, smallest = rest == 0 ? Options.BatchSize : rest;
        if (smallest < _program.Step.MinimumRows)
        {
            throw new ArgumentException(
                $"train has {train.Count} rows, so that with BatchSize {Options.BatchSize} the last batch has {smallest}; '{Info.Name}' normalizes over the "
                    + $"batch, which needs {_program.Step.MinimumRows} or more. Choose another BatchSize, or leave a row out.",
                nameof(train));
        }
    }

    // The steps of one epoch, or those that are left of it. Null: all done, and the weights are finite.
    private StopReason? TrainEpoch(IBatchSource<TBatch> train, int[] order, CancellationToken cancellationToken)
    {
        SetOrder(order);
        while (_epochRows < order.Length)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return StopReason.Cancelled;
            }

            ReadOnlySpan<int> rows = order.AsSpan(_epochRows, Math.Min(Options.BatchSize, order.Length - _epochRows));
            SourceChecks.Fill(train, rows, Batch);
            float loss = Step();
            if (!float.IsFinite(loss))
            {
                return StopReason.Diverged;
            }

            _epochRows += rows.Length;
            _epochLoss += (double)loss * rows.Length;
        }

        // The last update may have done damage that no loss shows yet.
        bool finite = NonFinite.IndexIn(_weights.Parameters.Span) < 0 && NonFinite.IndexIn(_weights.State.Span) < 0;
        return finite ? null : StopReason.Diverged;
    }

    private void SetOrder(int[] order)
    {
        if (Options.Shuffle)
        {
            CounterRandom.Permute(CounterRandom.Key(_seed ^ OrderKey, (ulong)Epoch), order);
            return;
        }

        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
    }

    private StopReason? Validate(IBatchSource<TBatch>? validation, CancellationToken cancellationToken, out float? loss)
    {
        loss = null;
        if (validation is null)
        {
            return null;
        }

        try
        {
            loss = Evaluate(validation, metrics: null, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return StopReason.Cancelled;
        }

        return float.IsFinite(loss.Value) ? null : StopReason.Diverged;
    }
}
