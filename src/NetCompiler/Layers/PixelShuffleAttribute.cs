namespace NetCompiler;

/// <summary>
/// Channels that become pixels, r times as many in both directions: <c>y[c, i * r + u, j * r + v] = x[(c * r + u) * r + v, i, j]</c>.
/// </summary>
/// <remarks>
/// <para>Shapes: an image of (C * r * r) x H x W becomes C x (r * H) x (r * W). A number of channels that is no multiple of r * r is the
/// diagnostic NC0102, anything but an image NC0101.</para>
/// <para>Source: Shi et al., "Real-Time Single Image and Video Super-Resolution Using an Efficient Sub-Pixel Convolutional Neural Network",
/// CVPR (2016).</para>
/// </remarks>
/// <param name="factor">How many times as high and wide, from 1 to 256, or an expression.</param>
public sealed class PixelShuffleAttribute(object factor) : LayerAttribute
{
    /// <summary>Shuffles by a constant factor.</summary>
    /// <param name="factor">How many times as high and wide, from 1 to 256.</param>
    public PixelShuffleAttribute(int factor)
        : this((object)factor)
    {
    }

    /// <summary>How many times as high and wide, or an expression.</summary>
    public object Factor { get; } = factor;
}
