namespace NetCompiler;

/// <summary>
/// Group normalization: <c>y[c] = weight[c] * (x[c] - mean) / sqrt(variance + epsilon) + bias[c]</c> with the mean and the (biased) variance of the
/// group of neighboring channels that c belongs to, over all positions of a sample.
/// </summary>
/// <remarks>
/// <para>Shapes: any, unchanged. A number of channels that does not divide into the groups is the diagnostic NC0102, as are groups of a single
/// value.</para>
/// <para>Axis: the channels fall into groups, and are the elements of a vector, the last axis of a sequence, the first one of an image; each
/// group is normalized with all its positions.</para>
/// <para>Parameters: <c>weight</c> [C], initialized to 1, and <c>bias</c> [C], to 0.</para>
/// <para>Source: Wu and He, "Group normalization", ECCV (2018).</para>
/// </remarks>
/// <param name="groups">The number of groups, at least 1, or an expression.</param>
/// <param name="epsilon">What is added to the variance, above 0; 1e-5 by default.</param>
public sealed class GroupNormAttribute(object groups, object? epsilon = null) : LayerAttribute
{
    /// <summary>Makes a normalization of constant groups.</summary>
    /// <param name="groups">The number of groups, at least 1.</param>
    /// <param name="epsilon">What is added to the variance, above 0.</param>
    public GroupNormAttribute(int groups, float epsilon = 1e-5f)
        : this((object)groups, epsilon)
    {
    }

    /// <summary>The number of groups, or an expression.</summary>
    public object Groups { get; } = groups;

    /// <summary>What is added to the variance.</summary>
    public object Epsilon { get; } = epsilon ?? 1e-5f;

    /// <summary>Whether there are a weight and a bias; true by default.</summary>
    public bool Affine { get; set; } = true;
}
