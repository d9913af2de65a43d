using System;
using System.Numerics.Tensors;
using NetCompiler.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler;

/// <summary>Adds the gradients of several batches up to those of one large batch: of the mean loss over all their rows.</summary>
internal sealed class AccumulationRun : TeamWork
{
    private const int Adding = 0;
    private const int Taking = 1;

    private readonly AlignedBuffer _gradients;
    private readonly int _length;
    private float _weight;
    private double _lossSum;

    /// <param name="length">The batches of an update.</param>
    /// <param name="gradients">Where the gradients of a batch are, and those of all of them in the end.</param>
    public AccumulationRun(int length, AlignedBuffer gradients)
    {
        _length = length;
        _gradients = gradients;
        Sum = new AlignedBuffer(length > 1 ? gradients.Length : 0);
    }

    /// <summary>Gradients times rows, added up; empty if every batch is an update.</summary>
    public AlignedBuffer Sum { get; }

    /// <summary>Batches added up so far.</summary>
    public int Batches { get; private set; }

    /// <summary>Their rows.</summary>
    public long Rows { get; private set; }

    /// <summary>Whether so many batches are in that an update is due.</summary>
    public bool IsDue => Batches == _length;

    /// <summary>The mean loss of the batches that were taken last.</summary>
    public double MeanLoss { get; private set; }

    /// <summary>Takes the gradients of a batch in.</summary>
    public void Add(WorkerTeam team, int rows, float loss)
    {
        Batches++;
        Rows += rows;
        _lossSum += (double)loss * rows;
        _weight = rows;
        Run(team, Adding);
    }

    /// <summary>Makes the gradients those of all batches, and begins anew.</summary>
    public void Take(WorkerTeam team)
    {
        _weight = 1f / Rows;
        Run(team, Taking);
        MeanLoss = _lossSum / Rows;
        (Batches, Rows, _lossSum) = (0, 0, 0);
    }

    /// <summary>Everything but the sum of gradients.</summary>
    public double[] Capture() => [Batches, Rows, _lossSum];

    /// <summary>Whether numbers captured elsewhere can be of batches as they are here.</summary>
    public bool Accepts(ReadOnlySpan<double> captured) =>
        captured.Length == 3 && captured[0] >= 0 && captured[0] < _length && captured[1] >= captured[0] && captured[1] < long.MaxValue;

    public void Restore(ReadOnlySpan<double> captured) => (Batches, Rows, _lossSum) = ((int)captured[0], (long)captured[1], captured[2]);

    public override void Execute(int phase, int first, int end)
    {
        int start = first * ParameterLines.Length, length = (end - first) * ParameterLines.Length;
        Span<float> gradients = _gradients.Span.Slice(start, length), sum = Sum.Span.Slice(start, length);
        if (phase == Adding)
        {
            TensorPrimitives.MultiplyAdd(gradients, _weight, sum, sum);
            return;
        }

        TensorPrimitives.Multiply(sum, _weight, gradients);
        sum.Clear();
    }

    // A single batch is what it is.
    private void Run(WorkerTeam team, int phase) => team.Run(this, phase, Sum.Length / ParameterLines.Length, ParameterLines.Grain);
}
