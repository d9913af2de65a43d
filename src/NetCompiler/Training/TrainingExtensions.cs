using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using NetCompiler.Threading;

namespace NetCompiler;

/// <summary>Trains or measures a network in one call.</summary>
public static class TrainingExtensions
{
    /// <summary>
    /// Trains the network from its current weights: a <see cref="TrainingSession{TBatch}"/> that goes through all epochs. Blocks until done;
    /// predictions on other threads go on, with the weights of the last whole epoch.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="train">The rows to train on.</param>
    /// <param name="validation">Rows to measure on after each epoch, or null.</param>
    /// <param name="options">Optimizer, epochs, batch size; the defaults unless given.</param>
    /// <param name="progress">Receives a report after each epoch.</param>
    /// <param name="cancellationToken">Ends the training after the present step; the network keeps the weights of the last whole epoch.</param>
    /// <returns>Why the training ended, and a report for each epoch.</returns>
    /// <exception cref="ArgumentException">A source is empty or holds values that are not allowed, or the options contradict each other.</exception>
    public static TrainingResult Train<TBatch>(
        this ITrainable<TBatch> network,
        IBatchSource<TBatch> train,
        IBatchSource<TBatch>? validation = null,
        TrainingOptions? options = null,
        IProgress<EpochReport>? progress = null,
        CancellationToken cancellationToken = default)
        where TBatch : class, IBatch =>
        new TrainingSession<TBatch>(network, options ?? new TrainingOptions()).Train(train, validation, progress, cancellationToken);

    /// <summary>
    /// Trains as <see cref="Train"/> does, from the newest checkpoint in the folder of <see cref="TrainingOptions.Checkpoints"/>, or from the
    /// beginning if there is none: a program that calls this may be stopped at any moment and started again. With the same options and data it ends
    /// with the same bits as if it had never been stopped.
    /// </summary>
    /// <param name="network">The network; it gets the checkpoint's weights at once.</param>
    /// <param name="train">The rows to train on.</param>
    /// <param name="validation">Rows to measure on after each epoch, or null.</param>
    /// <param name="options">The options with which the training began, <see cref="TrainingOptions.Checkpoints"/> among them.</param>
    /// <param name="progress">Receives a report after each epoch that is still to be done.</param>
    /// <param name="cancellationToken">Ends the training after the present step, with a checkpoint.</param>
    /// <returns>Why the training ended, and a report for each epoch, those of the checkpoint included.</returns>
    /// <exception cref="ArgumentException">As <see cref="Train"/>, or the checkpoint is of a training with another optimizer.</exception>
    /// <exception cref="InvalidOperationException">The options have no <see cref="TrainingOptions.Checkpoints"/>.</exception>
    /// <exception cref="InvalidDataException">No checkpoint can be used: all are damaged, or of another architecture.</exception>
    /// <exception cref="IOException">The folder can't be read or written.</exception>
    public static TrainingResult Resume<TBatch>(
        this ITrainable<TBatch> network,
        IBatchSource<TBatch> train,
        IBatchSource<TBatch>? validation,
        TrainingOptions options,
        IProgress<EpochReport>? progress = null,
        CancellationToken cancellationToken = default)
        where TBatch : class, IBatch
    {
        TrainingSession<TBatch> session = new(network, options);
        session.Resume();
        return session.Train(train, validation, progress, cancellationToken);
    }

    /// <summary>
    /// The mean loss of all rows of a source with the network's current weights, in prediction mode, and metrics of the same rows:
    /// <c>network.Evaluate(test, [accuracy, matrix])</c>. Predictions and trainings on other threads go on.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="source">The rows.</param>
    /// <param name="metrics">Metrics; their values are read from them afterwards.</param>
    /// <param name="batchSize">Rows at a time: a matter of memory. Metrics do not depend on it.</param>
    /// <param name="cancellationToken">Ends the evaluation after the present batch.</param>
    /// <exception cref="ArgumentException">The source is empty or holds values that are not allowed, or a metric does not fit the network.</exception>
    /// <exception cref="OperationCanceledException">The caller asked for it.</exception>
    public static float Evaluate<TBatch>(
        this ITrainable<TBatch> network,
        IBatchSource<TBatch> source,
        IReadOnlyList<Metric>? metrics = null,
        int batchSize = 64,
        CancellationToken cancellationToken = default)
        where TBatch : class, IBatch
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(source);
        if (batchSize <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(batchSize), $"batchSize is {batchSize}; at least 1 is needed.");
        }

        TBatch batch = network.CreateBatch(Math.Min(batchSize, Math.Max(source.Count, 1)));
        return new Evaluator<TBatch>(network, batch, new WorkerTeam(Environment.ProcessorCount)).Run(source, metrics ?? [], cancellationToken);
    }
}
