namespace NetCompiler;

/// <summary>The exponential linear unit: <c>y = x</c> if <c>x &gt; 0</c>, else <c>alpha * (exp(x) - 1)</c>.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Source: Clevert, Unterthiner and Hochreiter, "Fast and accurate deep network learning by exponential linear units", ICLR (2016).</para>
/// </remarks>
/// <param name="alpha">Minus the value that very negative x approach, a finite number; 1 by default.</param>
public sealed class ELUAttribute(object? alpha = null) : LayerAttribute
{
    /// <summary>Makes the layer with the usual constants.</summary>
    public ELUAttribute()
        : this(1f)
    {
    }

    /// <summary>Makes the layer with given constants.</summary>
    /// <param name="alpha">Minus the value that very negative x approach, a finite number; 1 by default.</param>
    public ELUAttribute(float alpha = 1f)
        : this((object)alpha)
    {
    }

    /// <summary>Minus the value that very negative x approach.</summary>
    public object Alpha { get; } = alpha ?? 1f;
}
