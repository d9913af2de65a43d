namespace NetCompiler;

/// <summary>Adds a vector for each position: <c>y[t] = x[t] + weight[t]</c>, learned, or of waves.</summary>
/// <remarks>
/// <para>Shapes: T steps of C features stay that. More steps than positions are the diagnostic NC0102.</para>
/// <para>Parameters: <c>weight</c> [steps, C], initialized normally with mean 0 and standard deviation 0.02; none with <see cref="Sinusoidal"/>, where
/// feature 2i is <c>sin(t / base^(2i / C))</c> and feature 2i + 1 <c>cos(t / base^(2i / C))</c>.</para>
/// <para>Source: Gehring et al., "Convolutional sequence to sequence learning" (2017), for learned ones; Vaswani et al., "Attention is all you need" (2017),
/// for waves.</para>
/// </remarks>
/// <param name="steps">The number of positions, at least that of the sequence's steps, or an expression; 0 (the default) means as many as these.</param>
public sealed class PositionEmbeddingAttribute(object? steps = null) : LayerAttribute
{
    /// <summary>Makes an embedding of as many positions as there are steps.</summary>
    public PositionEmbeddingAttribute()
        : this(0)
    {
    }

    /// <summary>Makes an embedding of constant size.</summary>
    /// <param name="steps">The number of positions; 0 means as many as there are steps.</param>
    public PositionEmbeddingAttribute(int steps = 0)
        : this((object)steps)
    {
    }

    /// <summary>The number of positions, or an expression; 0 means as many as there are steps.</summary>
    public object Steps { get; } = steps ?? 0;

    /// <summary>Whether the vectors are waves, which are not trained.</summary>
    public bool Sinusoidal { get; set; }

    /// <summary>The base of the wave lengths, above 1; 10000 by default.</summary>
    public object? Base { get; set; }

    /// <summary>A name under which layers share one table; the shapes must agree (NC0105).</summary>
    public string? Weights { get; set; }

    /// <summary>What the table begins with: as described above unless given.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>The number that the initializer takes: see there.</summary>
    public object? InitializerValue { get; set; }
}
