namespace NetCompiler;

/// <summary>Rectification that lets some of the negative values pass: <c>y = x</c> if <c>x &gt; 0</c>, else <c>slope * x</c>.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Source: Maas, Hannun and Ng, "Rectifier nonlinearities improve neural network acoustic models", ICML (2013).</para>
/// </remarks>
/// <param name="slope">The slope of the negative side, a finite number; 0.01 by default.</param>
public sealed class LeakyReLUAttribute(object? slope = null) : LayerAttribute
{
    /// <summary>Makes the layer with the usual constants.</summary>
    public LeakyReLUAttribute()
        : this(0.01f)
    {
    }

    /// <summary>Makes the layer with given constants.</summary>
    /// <param name="slope">The slope of the negative side, a finite number; 0.01 by default.</param>
    public LeakyReLUAttribute(float slope = 0.01f)
        : this((object)slope)
    {
    }

    /// <summary>The slope of the negative side.</summary>
    public object Slope { get; } = slope ?? 0.01f;
}
