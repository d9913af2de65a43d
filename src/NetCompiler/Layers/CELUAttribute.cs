namespace NetCompiler;

/// <summary>The exponential linear unit with continuous slope: <c>y = x</c> if <c>x &gt; 0</c>, else <c>alpha * (exp(x / alpha) - 1)</c>.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Source: Barron, "Continuously differentiable exponential linear units" (2017).</para>
/// </remarks>
/// <param name="alpha">Minus the value that very negative x approach, at least 1e-6; 1 by default.</param>
public sealed class CELUAttribute(object? alpha = null) : LayerAttribute
{
    /// <summary>Makes the layer with the usual constants.</summary>
    public CELUAttribute()
        : this(1f)
    {
    }

    /// <summary>Makes the layer with given constants.</summary>
    /// <param name="alpha">Minus the value that very negative x approach, at least 1e-6; 1 by default.</param>
    public CELUAttribute(float alpha = 1f)
        : this((object)alpha)
    {
    }

    /// <summary>Minus the value that very negative x approach.</summary>
    public object Alpha { get; } = alpha ?? 1f;
}
