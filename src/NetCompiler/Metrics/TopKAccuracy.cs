using System;

namespace NetCompiler;

/// <summary>The share of predictions whose true class is among the k with the largest scores; of equal scores the first come first.</summary>
public sealed class TopKAccuracy : ClassificationMetric
{
    private long _right;
    private long _all;

    /// <summary>Sets how many classes count.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not positive.</exception>
    public TopKAccuracy(int k)
    {
        K = k > 0 ? k : throw new ArgumentOutOfRangeException(nameof(k), $"k is {k}; at least 1 is needed.");
    }

    /// <summary>How many classes count.</summary>
    public int K { get; }

    /// <inheritdoc/>
    public override string Name => $"top-{K} accuracy";

    /// <inheritdoc/>
    protected override void Reset(int classes)
    {
        if (K > classes)
        {
            throw new ArgumentException($"'{Name}' needs {K} classes or more; there are {classes}.", nameof(classes));
        }

        _right = 0;
        _all = 0;
    }

    /// <inheritdoc/>
    protected override void Count(ReadOnlySpan<float> scores, int actual)
    {
        int before = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            before += scores[i] > scores[actual] || (scores[i] == scores[actual] && i < actual) ? 1 : 0;
        }

        Count(before < K);
    }

    /// <inheritdoc/>
    protected override void Count(int predicted, int actual) => Count(predicted == actual || K > 1);

    /// <inheritdoc/>
    protected override double Compute() => (double)_right / _all;

    private void Count(bool isRight)
    {
        _right += isRight ? 1 : 0;
        _all++;
    }
}
