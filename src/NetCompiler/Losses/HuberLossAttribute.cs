namespace NetCompiler;

/// <summary>A parabola with straight ends: the mean over samples and values of <c>d^2 / 2</c> where <c>|d| &lt;= delta</c>, else
/// <c>delta * (|d| - delta / 2)</c>, with <c>d = x - target</c>.</summary>
/// <remarks>
/// <para>Shapes: any. Targets are <see cref="float"/> values, as many a sample as the value above has, in the same order.</para>
/// <para>Source: Huber, "Robust estimation of a location parameter", Annals of Mathematical Statistics 35 (1964).</para>
/// </remarks>
/// <param name="delta">Where the straight ends begin, at least 1e-6; 1 by default.</param>
public sealed class HuberLossAttribute(object? delta = null) : LossAttribute
{
    /// <summary>Makes the loss with the usual constant.</summary>
    public HuberLossAttribute()
        : this(1f)
    {
    }

    /// <summary>Makes the loss with a given constant.</summary>
    /// <param name="delta">Where the straight ends begin, at least 1e-6; 1 by default.</param>
    public HuberLossAttribute(float delta = 1f)
        : this((object)delta)
    {
    }

    /// <summary>Where the straight ends begin.</summary>
    public object Delta { get; } = delta ?? 1f;
}
