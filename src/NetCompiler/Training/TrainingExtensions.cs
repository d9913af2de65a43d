using System;
using System.Threading;

namespace NetCompiler;

/// <summary>Trains a network in one call.</summary>
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
}
