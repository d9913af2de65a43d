namespace NetCompiler;

/// <summary>
/// Joins the features of several values in the order listed: those that <see cref="TapAttribute"/> or inputs have named, and <c>"."</c>, the value
/// above. <c>[Concat("x", ".")]</c> puts the features of the tap x before those of the value.
/// </summary>
/// <remarks>
/// <para>Shapes: vectors of N1, N2, … become a vector of their sum; sequences of T steps, images of height H and width W, and volumes, join their
/// channels. Other differences than in the number of features are the diagnostic NC0102. A name that nothing above defines is NC0010.</para>
/// <para>Axis: that of the features, which is the only one of a vector, the last one of a sequence (PyTorch's <c>dim=-1</c>), the first one of an
/// image or a volume (<c>dim=1</c>).</para>
/// <para>Source: Huang et al., "Densely connected convolutional networks", CVPR (2017).</para>
/// </remarks>
/// <param name="names">The names of the taps, and "." for the value above.</param>
public sealed class ConcatAttribute(params string[] names) : LayerAttribute
{
    /// <summary>The names of the taps, and "." for the value above.</summary>
    public string[] Taps { get; } = names;
}
