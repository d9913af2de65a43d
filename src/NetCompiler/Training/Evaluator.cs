using System;
using System.Collections.Generic;
using System.Threading;
using NetCompiler.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler;

/// <summary>Measures the loss and metrics of published weights, in prediction mode: no dropout, running statistics.</summary>
internal sealed class Evaluator<TBatch>(ITrainable<TBatch> network, TBatch batch, WorkerTeam team)
    where TBatch : class, IBatch
{
    private readonly int[] _rows = new int[batch.Capacity];
    private ProgramRun? _loss;
    private PredictionRun<TBatch>? _predictions;

    /// <summary>The mean loss of the batch, which was checked.</summary>
    public float Loss(Snapshot weights)
    {
        network.TrainingProgram.RefuseCustomLoss(network.Info);
        PhasedProgram program = network.TrainingProgram.Evaluate;
        _loss ??= new ProgramRun(program, new ProgramMemory(program, batch.Capacity, weights, AlignedBuffer.Empty), batch);
        _loss.Memory.Weights = weights;
        return _loss.Execute(team, batch.RowCount, key: 0);
    }

    /// <summary>The mean loss of all rows of a source, all with the weights that are published now; metrics take in the same rows.</summary>
    public float Run(IBatchSource<TBatch> source, IReadOnlyList<Metric> metrics, CancellationToken cancellationToken)
    {
        SourceChecks.NotEmpty(source, nameof(source));
        Begin(metrics, source, nameof(source));
        Snapshot weights = network.Core.Current;
        double sum = 0;
        for (int first = 0; first < source.Count; first += _rows.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Span<int> rows = _rows.AsSpan(0, Math.Min(_rows.Length, source.Count - first));
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = first + i;
            }

            SourceChecks.Fill(source, rows, batch);
            batch.Validate();
            sum += (double)Loss(weights) * rows.Length;
            Add(metrics, weights);
        }

        return (float)(sum / source.Count);
    }

    /// <summary>Begins metrics for the network's predictions.</summary>
    /// <exception cref="ArgumentException">A metric says nothing about them, or has too few rows.</exception>
    public void Begin(IReadOnlyList<Metric> metrics, IBatchSource<TBatch> source, string name)
    {
        for (int i = 0; i < metrics.Count; i++)
        {
            Metric metric = metrics[i] ?? throw new ArgumentException($"Metric {i} is null.", nameof(metrics));
            metric.Begin(Shape());
            if (source.Count < metric.MinimumRows)
            {
                throw new ArgumentException($"{name} has {source.Count} rows; '{metric.Name}' needs {metric.MinimumRows} or more.", name);
            }
        }
    }

    private MetricShape Shape() => batch switch
    {
        ITargetBatch<int> labels => new(network.OutputLength, labels.TargetLength, HasLabels: true),
        ITargetBatch<float> numbers => new(network.OutputLength, numbers.TargetLength, HasLabels: false),
        _ => throw new ArgumentException(
            $"The batch of '{network.Info.Name}' has targets that no metric knows: it has to be an ITargetBatch of int or float.", nameof(batch)),
    };

    private void Add(IReadOnlyList<Metric> metrics, Snapshot weights)
    {
        if (metrics.Count == 0)
        {
            return;
        }

        _predictions ??= new PredictionRun<TBatch>(network, batch);
        ReadOnlySpan<float> predictions = _predictions.Execute(team, weights);
        for (int i = 0; i < metrics.Count; i++)
        {
            if (batch is ITargetBatch<int> labels)
            {
                metrics[i].Add(predictions, labels.Targets[..(labels.TargetLength * batch.RowCount)]);
            }
            else if (batch is ITargetBatch<float> numbers)
            {
                metrics[i].Add(predictions, numbers.Targets[..(numbers.TargetLength * batch.RowCount)]);
            }
        }
    }
}
