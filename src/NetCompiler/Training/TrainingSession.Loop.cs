using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <content>The loop over epochs.</content>
public sealed partial class TrainingSession<TBatch>
{
    // Separates the keys of the order of rows from those of the steps.
    private const ulong OrderKey = 0x6F72646572; // "order"

    // Where the present epoch stands: part of the state, so that a training can go on in the middle of an epoch.
    private int _epochLength;
    private int _epochRows;
    private double _epochLoss;
    private TrainingProgress _progress = new();

    /// <summary>
    /// Trains until <see cref="TrainingOptions.Epochs"/> are done, from where the session stands: a new one from the beginning, a restored one
    /// from the step after the state was captured. After each epoch the weights are published, and validation loss and metrics are those of the
    /// published weights.
    /// </summary>
    /// <param name="train">The rows to train on.</param>
    /// <param name="validation">Rows to measure on after each epoch, or null.</param>
    /// <param name="progress">Receives a report after each epoch.</param>
    /// <param name="cancellationToken">Ends the training after the present step; the network keeps the weights of the last whole epoch.</param>
    /// <exception cref="ArgumentException">A source is empty or holds values that are not allowed, or the options do not fit the sources. The
    /// network keeps the weights of the last whole epoch.</exception>
    /// <exception cref="IOException">A checkpoint can't be written. The session goes on from here when this is called again.</exception>
    /// <exception cref="InvalidOperationException">The monitored value is NaN, or the checkpoint folder is that of another training.</exception>
    public TrainingResult Train(
        IBatchSource<TBatch> train,
        IBatchSource<TBatch>? validation = null,
        IProgress<EpochReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        CheckTraining(train);
        MonitoredValue monitor = CheckValidation(validation);
        CheckpointFolder? folder = OpenFolder();
        _progress.Follow(monitor, Options.EarlyStopping?.RestoreBest == true);
        int[] order = new int[train.Count];
        while (true)
        {
            StopReason? reason = Epoch >= Options.Epochs ? StopReason.Completed
                : _progress.StaleEpochs >= Options.EarlyStopping?.Patience ? StopReason.EarlyStopped
                : RunEpoch(train, validation, order, monitor, folder, cancellationToken);
            if (reason is StopReason stop)
            {
                return Finish(stop, monitor, folder);
            }

            progress?.Report(_progress.History[^1]);
        }
    }

    // Null: the epoch is done.
    private StopReason? RunEpoch(
        IBatchSource<TBatch> train,
        IBatchSource<TBatch>? validation,
        int[] order,
        MonitoredValue monitor,
        CheckpointFolder? folder,
        CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        Snapshot before = _core.Current;
        if (TrainEpoch(train, order, folder, cancellationToken) is StopReason stop)
        {
            return stop;
        }

        Publish();
        StopReason? reason = Validate(validation, cancellationToken, out float? validationLoss);
        if (reason == StopReason.Diverged)
        {
            _core.Publish(before);
        }

        if (reason is null)
        {
            float trainingLoss = (float)(_epochLoss / train.Count);
            MetricValue[] metrics = Array.ConvertAll(_metrics, metric => new MetricValue(metric.Name, metric.Value));
            EpochReport report = new(
                Epoch + 1, Options.Epochs, StepCount, trainingLoss, validationLoss, metrics, Stopwatch.GetElapsedTime(start));
            bool isBest = _progress.Add(report, _core.Current, monitor, Options.EarlyStopping);
            Epoch++;
            _epochRows = 0;
            _epochLoss = 0;
            EndEpoch(monitor.Read(report), monitor);
            SaveEpoch(folder, isBest);
        }

        return reason;
    }

    // The steps of one epoch, or those that are left of it. Null: all done, and the weights are finite.
    private StopReason? TrainEpoch(IBatchSource<TBatch> train, int[] order, CheckpointFolder? folder, CancellationToken cancellationToken)
    {
        SetOrder(order);
        _epochLength = order.Length;
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
            SaveStep(folder);
        }

        // Batches that still wait belong to this epoch.
        UpdateByWaiting();

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
            loss = Evaluate(validation, _metrics, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return StopReason.Cancelled;
        }

        bool isFinite = float.IsFinite(loss.Value) && !Array.Exists(_metrics, metric => metric.HasNonFinite);
        return isFinite ? null : StopReason.Diverged;
    }

    private TrainingResult Finish(StopReason reason, MonitoredValue monitor, CheckpointFolder? folder)
    {
        NumericalProblem? problem = reason == StopReason.Diverged ? Trace() : null;
        if (_progress.BestWeights is Snapshot best)
        {
            _core.Publish(best);
        }

        // What diverged is not worth going on with.
        if (reason != StopReason.Diverged)
        {
            Save(folder);
        }

        return new TrainingResult(reason, [.. _progress.History], problem) { Best = _progress.Best, Monitor = monitor };
    }
}
