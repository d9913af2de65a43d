using System;
using System.Collections.Generic;
using NetCompiler.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler;

/// <summary>
/// Measures the norms of the gradients, and says what each is to be multiplied by. Blocks of fixed length are summed in double precision, and the
/// blocks in a fixed tree, so that the bits do not depend on threads.
/// </summary>
internal sealed class GradientNorms : TeamWork
{
    // A multiple of 16; some of them are worth handing to another thread.
    private const int BlockLength = 4096;
    private const int Grain = 8;

    private readonly AlignedBuffer _gradients;
    private readonly double _limit;
    private readonly (int Start, int Length)[] _blocks;
    private readonly double[] _sums;

    // For each norm, the block behind its last.
    private readonly int[] _ends;

    /// <param name="trained">The trained parameters.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="limit">What a norm may be at most.</param>
    /// <param name="isGlobal">Whether there is one norm of all of them, and not one of each.</param>
    public GradientNorms(ParameterInfo[] trained, AlignedBuffer gradients, double limit, bool isGlobal)
    {
        _gradients = gradients;
        _limit = limit;
        List<(int Start, int Length)> blocks = [];
        List<int> ends = [];
        foreach (ParameterInfo parameter in trained)
        {
            for (int done = 0; done < parameter.PackedLength; done += BlockLength)
            {
                blocks.Add((parameter.Offset + done, Math.Min(BlockLength, parameter.PackedLength - done)));
            }

            ends.Add(blocks.Count);
        }

        _blocks = [.. blocks];
        _ends = isGlobal ? [blocks.Count] : [.. ends];
        _sums = new double[_blocks.Length];
        Norms = new double[_ends.Length];
        Scales = new float[_ends.Length];
    }

    /// <summary>The norms: one for each parameter, or one.</summary>
    public double[] Norms { get; }

    /// <summary>What the gradients are to be multiplied by, for each norm.</summary>
    public float[] Scales { get; }

    /// <summary>Measures.</summary>
    public void Execute(WorkerTeam team)
    {
        team.Run(this, 0, _blocks.Length, Grain);
        int start = 0;
        for (int i = 0; i < _ends.Length; i++)
        {
            double norm = Math.Sqrt(SumOf(_sums.AsSpan(start.._ends[i])));
            Norms[i] = norm;

            // A norm that is no number changes nothing: the parameters become NaN, and the training stops.
            Scales[i] = norm > _limit ? (float)(_limit / norm) : 1;
            start = _ends[i];
        }
    }

    public override void Execute(int phase, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            (int start, int length) = _blocks[i];
            _sums[i] = SquareSums.Of(_gradients.Span.Slice(start, length));
        }
    }

    private static double SumOf(ReadOnlySpan<double> sums) => sums.Length switch
    {
        0 => 0,
        1 => sums[0],
        int length => SumOf(sums[..(length / 2)]) + SumOf(sums[(length / 2)..]),
    };
}
