namespace NetCompiler;

/// <summary>The share of predictions that are right: right / all.</summary>
public sealed class Accuracy : ClassificationMetric
{
    private long _right;
    private long _all;

    /// <inheritdoc/>
    public override string Name => "accuracy";

    /// <inheritdoc/>
    protected override void Reset(int classes)
    {
        _right = 0;
        _all = 0;
    }

    /// <inheritdoc/>
    protected override void Count(int predicted, int actual)
    {
        _right += predicted == actual ? 1 : 0;
        _all++;
    }

    /// <inheritdoc/>
    protected override double Compute() => (double)_right / _all;
}
