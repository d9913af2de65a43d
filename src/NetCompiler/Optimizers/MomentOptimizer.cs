using System;

namespace NetCompiler;

/// <summary>
/// What Adam and its relatives have in common: they remember a running mean of the gradients and one of their squares (or magnitudes), and divide
/// one by the other.
/// </summary>
public abstract record MomentOptimizer : Optimizer
{
    private protected MomentOptimizer(double learningRate)
        : base(learningRate)
    {
    }

    /// <summary>How much of the gradients' running mean is kept, in [0, 1).</summary>
    public double Beta1
    {
        get;
        init => field = SettingChecks.Fraction(value, nameof(Beta1));
    } = 0.9;

    /// <summary>How much of the squared gradients' running mean is kept, in [0, 1).</summary>
    public double Beta2
    {
        get;
        init => field = SettingChecks.Fraction(value, nameof(Beta2));
    } = 0.999;

    /// <summary>Added to what is divided by, above 0: a parameter that never had a gradient is divided by it alone.</summary>
    public double Epsilon
    {
        get;
        init => field = SettingChecks.Positive(value, nameof(Epsilon));
    } = 1e-8;
}
