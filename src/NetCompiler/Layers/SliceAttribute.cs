namespace NetCompiler;

/// <summary>Some neighboring features: <c>y[c] = x[start + c]</c> for c below <c>length</c>.</summary>
/// <remarks>
/// <para>Shapes: a vector of N becomes a vector of <c>length</c>; of a sequence, each step; of an image or volume, its channels. Features that are
/// not there are the diagnostic NC0102. With <see cref="TapAttribute"/> and <see cref="FromAttribute"/>, several slices split a value.</para>
/// <para>Axis: that of the features, which is the only one of a vector, the last one of a sequence (PyTorch's <c>dim=-1</c>), the first one of an
/// image or a volume (<c>dim=1</c>).</para>
/// <para>Source: none; PyTorch has <c>narrow</c>.</para>
/// </remarks>
/// <param name="start">The first feature, at least 0, or an expression.</param>
/// <param name="length">How many, at least 1, or an expression.</param>
public sealed class SliceAttribute(object start, object length) : LayerAttribute
{
    /// <summary>Makes a slice of constant size.</summary>
    /// <param name="start">The first feature, at least 0.</param>
    /// <param name="length">How many, at least 1.</param>
    public SliceAttribute(int start, int length)
        : this((object)start, length)
    {
    }

    /// <summary>The first feature, or an expression.</summary>
    public object Start { get; } = start;

    /// <summary>How many, or an expression.</summary>
    public object Length { get; } = length;
}
