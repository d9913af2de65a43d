namespace NetCompiler;

/// <summary>The absolute error, rounded off near 0: the mean over samples and values of <c>d^2 / (2 * beta)</c> where <c>|d| &lt;= beta</c>, else
/// <c>|d| - beta / 2</c>, with <c>d = x - target</c>: <see cref="HuberLossAttribute"/> over its delta.</summary>
/// <remarks>
/// <para>Shapes: any. Targets are <see cref="float"/> values, as many a sample as the value above has, in the same order.</para>
/// <para>Source: Girshick, "Fast R-CNN", ICCV (2015).</para>
/// </remarks>
/// <param name="beta">Where the straight ends begin, at least 1e-6; 1 by default.</param>
public sealed class SmoothL1LossAttribute(object? beta = null) : LossAttribute
{
    /// <summary>Makes the loss with the usual constant.</summary>
    public SmoothL1LossAttribute()
        : this(1f)
    {
    }

    /// <summary>Makes the loss with a given constant.</summary>
    /// <param name="beta">Where the straight ends begin, at least 1e-6; 1 by default.</param>
    public SmoothL1LossAttribute(float beta = 1f)
        : this((object)beta)
    {
    }

    /// <summary>Where the straight ends begin.</summary>
    public object Beta { get; } = beta ?? 1f;
}
