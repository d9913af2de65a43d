namespace NetCompiler;

/// <summary>
/// Rotates pairs of features by angles that grow with the position t: <c>y[2i] = x[2i] cos a - x[2i + 1] sin a</c> and <c>y[2i + 1] = x[2i + 1] cos a + x[2i]
/// sin a</c> with <c>a = t / base^(2i / d)</c>, so that products of two steps depend on the distance between them.
/// </summary>
/// <remarks>
/// <para>Shapes: T steps of C features stay that; C must be a multiple of 2 * heads (NC0102). Each head, of d = C / heads features, is rotated by the same
/// angles. <see cref="MultiHeadAttentionAttribute.Rotary"/> does this to queries and keys, where it belongs.</para>
/// <para>Pairs are neighbors, as in the paper. Weights for pairs (i, i + d / 2) fit after the rows of the query and key maps are put into that order.</para>
/// <para>Source: Su et al., "RoFormer: Enhanced transformer with rotary position embedding" (2021).</para>
/// </remarks>
/// <param name="heads">The number of heads that lie side by side, at least 1 (the default), or an expression.</param>
/// <param name="base">The base of the wave lengths, above 1; 10000 by default.</param>
public sealed class RotaryEmbeddingAttribute(object? heads = null, object? @base = null) : LayerAttribute
{
    /// <summary>Makes a rotation of one head.</summary>
    public RotaryEmbeddingAttribute()
        : this(1)
    {
    }

    /// <summary>Makes a rotation of a constant number of heads.</summary>
    /// <param name="heads">The number of heads that lie side by side, at least 1.</param>
    /// <param name="base">The base of the wave lengths, above 1.</param>
    public RotaryEmbeddingAttribute(int heads = 1, float @base = 10_000)
        : this((object)heads, @base)
    {
    }

    /// <summary>The number of heads, or an expression.</summary>
    public object Heads { get; } = heads ?? 1;

    /// <summary>The base of the wave lengths.</summary>
    public object Base { get; } = @base ?? 10_000f;
}
