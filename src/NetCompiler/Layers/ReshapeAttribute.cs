namespace NetCompiler;

/// <summary>The same values in the same order with other axes.</summary>
/// <remarks>
/// <para>Shapes: one size is a vector, two are a sequence (steps, channels), three are an image (channels, height, width), four a volume
/// (channels, depth, height, width); their product must be
/// the number of values (NC0102). The order is that of <see cref="InputAttribute"/>: an image goes channel by channel and line by line.</para>
/// <para>Source: none; PyTorch has <c>reshape</c>.</para>
/// </remarks>
/// <param name="shape">One, two, three or four sizes, each at least 1.</param>
public sealed class ReshapeAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The sizes.</summary>
    public int[] Shape { get; } = shape;
}
