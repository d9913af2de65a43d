using System;
using System.Collections.Generic;
using System.Threading;

namespace NetCompiler;

/// <content>Measuring.</content>
public sealed partial class TrainingSession<TBatch>
{
    private readonly Evaluator<TBatch> _evaluator;

    // Copies of those in the options, which may serve other sessions.
    private readonly Metric[] _metrics;

    /// <summary>The mean loss of <see cref="Batch"/> with the published weights, in prediction mode: no dropout, running statistics.</summary>
    /// <exception cref="ArgumentException">The batch is empty or holds values that are not allowed.</exception>
    public float Evaluate()
    {
        CheckBatch();
        return _evaluator.Loss(_core.Current);
    }

    /// <summary>The mean loss of all rows of a source with the published weights, in prediction mode. Overwrites <see cref="Batch"/>.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="metrics">Metrics to measure on the same rows; their values are read from them afterwards.</param>
    /// <param name="cancellationToken">Ends the evaluation after the present batch.</param>
    /// <exception cref="ArgumentException">The source is empty or holds values that are not allowed, or a metric does not fit the network.</exception>
    /// <exception cref="OperationCanceledException">The caller asked for it.</exception>
    public float Evaluate(IBatchSource<TBatch> source, IReadOnlyList<Metric>? metrics = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return _evaluator.Run(source, metrics ?? [], cancellationToken);
    }
}
