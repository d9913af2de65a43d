namespace NetCompiler;

/// <summary>
/// Pixels that become channels, the inverse of <see cref="PixelShuffleAttribute"/>:
/// <c>y[(c * r + u) * r + v, i, j] = x[c, i * r + u, j * r + v]</c>.
/// </summary>
/// <remarks>
/// <para>Shapes: an image of C x (r * H) x (r * W) becomes (C * r * r) x H x W. A height or width that is no multiple of r is the diagnostic
/// NC0102, anything but an image NC0101.</para>
/// <para>Source: Shi et al., "Real-Time Single Image and Video Super-Resolution Using an Efficient Sub-Pixel Convolutional Neural Network",
/// CVPR (2016).</para>
/// </remarks>
/// <param name="factor">How many times less high and wide, from 1 to 256, or an expression.</param>
public sealed class PixelUnshuffleAttribute(object factor) : LayerAttribute
{
    /// <summary>Shuffles by a constant factor.</summary>
    /// <param name="factor">How many times less high and wide, from 1 to 256.</param>
    public PixelUnshuffleAttribute(int factor)
        : this((object)factor)
    {
    }

    /// <summary>How many times less high and wide, or an expression.</summary>
    public object Factor { get; } = factor;
}
