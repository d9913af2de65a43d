using System;

namespace NetCompiler;

/// <summary>
/// The coefficient of determination, the mean over the numbers of a row of 1 - sum (prediction - target)² / sum (target - mean target)²: 1 at best,
/// 0 for predicting the mean. Where all targets of a number are equal, it is 1 if all predictions are right and 0 otherwise, as in scikit-learn.
/// </summary>
/// <remarks>The sum below is Welford's (Note on a method for calculating corrected sums of squares, 1962): one pass, and stable.</remarks>
public sealed class RSquared : RegressionMetric
{
    private double[] _mean = [];
    private double[] _spread = [];
    private double[] _residual = [];
    private long _rows;

    /// <inheritdoc/>
    public override string Name => "R²";

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    /// <inheritdoc/>
    public override int MinimumRows => 2;

    /// <inheritdoc/>
    protected override void Reset(int length)
    {
        _mean = new double[length];
        _spread = new double[length];
        _residual = new double[length];
        _rows = 0;
    }

    /// <inheritdoc/>
    protected override void Count(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        for (int first = 0; first < targets.Length; first += _mean.Length)
        {
            _rows++;
            for (int n = 0; n < _mean.Length; n++)
            {
                double target = targets[first + n], difference = predictions[first + n] - target, distance = target - _mean[n];
                _residual[n] += difference * difference;
                _mean[n] += distance / _rows;
                _spread[n] += distance * (target - _mean[n]);
            }
        }
    }

    /// <inheritdoc/>
    protected override double Compute()
    {
        double sum = 0;
        for (int n = 0; n < _mean.Length; n++)
        {
            sum += _spread[n] > 0 ? 1 - (_residual[n] / _spread[n]) : _residual[n] == 0 ? 1 : 0;
        }

        return sum / _mean.Length;
    }
}
