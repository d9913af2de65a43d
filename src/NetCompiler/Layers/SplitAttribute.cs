namespace NetCompiler;

/// <summary>
/// Cuts the features into parts and names each, so that <see cref="FromAttribute"/>, <see cref="MultiplyAttribute"/> and others can use it; the
/// layers that follow take the last part. <c>[Split("a", "b"), Sigmoid, Multiply("a")]</c> is a gated linear unit.
/// </summary>
/// <remarks>
/// <para>Shapes: of a vector of N, the elements are cut; of a sequence of T x C, the channels of each step; of an image or volume, its channels.
/// The parts are equal, and C must be a multiple of their number, unless <see cref="Sizes"/> says otherwise. What does not add up is the diagnostic
/// NC0102, a name given twice NC0009. To cut along the steps of a sequence, put the layer between two <see cref="TransposeAttribute"/>.
/// <see cref="ConcatAttribute"/> is the inverse; for one part alone there is <see cref="SliceAttribute"/>.</para>
/// <para>Axis: that of the features, which is the only one of a vector, the last one of a sequence (PyTorch's <c>dim=-1</c>), the first one of an
/// image or a volume (<c>dim=1</c>).</para>
/// <para>Source: Dauphin et al., "Language modeling with gated convolutional networks", ICML (2017); PyTorch has <c>split</c> and
/// <c>chunk</c>.</para>
/// </remarks>
/// <param name="names">The names of the parts, from the first feature to the last.</param>
public sealed class SplitAttribute(params string[] names) : LayerAttribute
{
    /// <summary>The names of the parts.</summary>
    public string[] Taps { get; } = names;

    /// <summary>The features of each part, integers or expressions of at least 1; equal parts if not set.</summary>
    public object[]? Sizes { get; set; }
}
