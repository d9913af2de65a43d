namespace NetCompiler;

/// <summary>
/// The largest values of height x width windows that cover the image, whatever its size: <c>y[c, i, j]</c> is the largest value of the lines from
/// <c>floor(i * H / height)</c> to below <c>ceil((i + 1) * H / height)</c>, and of the pixels likewise.
/// </summary>
/// <remarks>
/// <para>Shapes: an image of C x H x W becomes C x height x width, also if that is larger. Windows overlap where H is no multiple of the height.
/// Anything but an image is the diagnostic NC0101.</para>
/// <para>The gradient goes to the first of the largest values, line by line. Where a size is no multiple of the outputs, lines or pixels are repeated
/// first, which takes up to <c>height</c> or <c>width</c> times the memory.</para>
/// <para>Source: the windows are those of PyTorch's AdaptiveMaxPool2d; after He et al., "Spatial Pyramid Pooling in Deep Convolutional Networks
/// for Visual Recognition", ECCV (2014).</para>
/// </remarks>
/// <param name="height">Lines of the result, at least 1, or an expression.</param>
/// <param name="width">Pixels of a line of the result, or 0 (the default) for as many as lines, or an expression.</param>
public sealed class AdaptiveMaxPool2DAttribute(object height, object? width = null) : LayerAttribute
{
    /// <summary>Makes a pooling to a constant size.</summary>
    /// <param name="height">Lines of the result, at least 1.</param>
    /// <param name="width">Pixels of a line of the result, or 0 for as many as lines.</param>
    public AdaptiveMaxPool2DAttribute(int height, int width = 0)
        : this((object)height, width)
    {
    }

    /// <summary>Lines of the result, or an expression.</summary>
    public object Height { get; } = height;

    /// <summary>Pixels of a line of the result, 0 for as many as lines, or an expression.</summary>
    public object Width { get; } = width ?? 0;
}
