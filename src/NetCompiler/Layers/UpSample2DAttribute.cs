namespace NetCompiler;

/// <summary>
/// An image several times as high and wide. Nearest: <c>y[c, i, j] = x[c, floor(i / scale), floor(j / scale)]</c>. Bilinear: line i lies at
/// <c>p = max((i + 0.5) / scale - 0.5, 0)</c> of the image, so it is <c>(1 - p + floor(p))</c> of line <c>floor(p)</c> and the rest of the next
/// one (of the last one itself), and pixels likewise.
/// </summary>
/// <remarks>
/// <para>Shapes: an image of C x H x W becomes C x (scale * H) x (scale * W). Anything but an image is the diagnostic NC0101.</para>
/// <para>Source: values are those of PyTorch's Upsample, for bilinear with <c>align_corners=False</c>.</para>
/// </remarks>
/// <param name="scale">How many times as high and wide, from 1 to 256, or an expression.</param>
public sealed class UpSample2DAttribute(object scale) : LayerAttribute
{
    /// <summary>Enlarges by a constant factor.</summary>
    /// <param name="scale">How many times as high and wide, from 1 to 256.</param>
    public UpSample2DAttribute(int scale)
        : this((object)scale)
    {
    }

    /// <summary>How many times as high and wide, or an expression.</summary>
    public object Scale { get; } = scale;

    /// <summary>How values between pixels are found.</summary>
    public UpSampleMode Mode { get; set; } = UpSampleMode.Nearest;
}
