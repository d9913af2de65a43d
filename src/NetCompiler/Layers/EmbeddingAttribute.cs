namespace NetCompiler;

/// <summary>Replaces each token id by a row of a table: <c>y[t] = weight[x[t]]</c>.</summary>
/// <remarks>
/// <para>Shapes: T ids (<c>[Input(T, Type = ElementType.Int32)]</c>) become a sequence of T steps of <c>dimension</c> channels. Other values
/// are the diagnostic NC0101; an id below 0 or not below <c>count</c> is an <see cref="System.ArgumentException"/> when it is fed.</para>
/// <para>Parameters: <c>weight</c> [count, dimension], initialized normally with mean 0 and standard deviation 1, as PyTorch does.</para>
/// <para>Source: Bengio et al., "A neural probabilistic language model", JMLR 3 (2003).</para>
/// </remarks>
/// <param name="count">The number of rows: ids are below it; at least 1, or an expression.</param>
/// <param name="dimension">The length of a row, at least 1, or an expression.</param>
public sealed class EmbeddingAttribute(object count, object dimension) : LayerAttribute
{
    /// <summary>Makes an embedding of constant size.</summary>
    /// <param name="count">The number of rows: ids are below it; at least 1.</param>
    /// <param name="dimension">The length of a row, at least 1.</param>
    public EmbeddingAttribute(int count, int dimension)
        : this((object)count, dimension)
    {
    }

    /// <summary>The number of rows, or an expression.</summary>
    public object Count { get; } = count;

    /// <summary>The length of a row, or an expression.</summary>
    public object Dimension { get; } = dimension;

    /// <summary>
    /// The id that stands for no token, below <c>count</c>: an integer or an expression. Its row begins with zeros and gets no gradient from this
    /// layer, so that it stays as it is; none if not set.
    /// </summary>
    public object? PaddingIndex { get; set; }

    /// <summary>
    /// A name under which layers share one table: every layer with that name uses the same values, and their gradients add. The shapes must
    /// agree (NC0105): a <see cref="DenseAttribute"/> of <c>count</c> units after <c>dimension</c> channels shares it too.
    /// </summary>
    public string? Weights { get; set; }

    /// <summary>What the table begins with: as described above unless given.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>The number that the initializer takes: see there.</summary>
    public object? InitializerValue { get; set; }
}
