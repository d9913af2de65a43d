namespace NetCompiler;

/// <summary>A border around an image: <c>y[c, top + i, left + j] = x[c, i, j]</c>, and what the mode says around it.</summary>
/// <remarks>
/// <para>Shapes: an image of C x H x W becomes C x (top + H + bottom) x (left + W + right). A reflection of more lines or pixels than the image
/// has beyond its border is the diagnostic NC0102, anything but an image NC0101.</para>
/// <para>A convolution pads with zeros by itself, which costs less.</para>
/// <para>Source: values are those of PyTorch's ConstantPad2d, ReflectionPad2d and ReplicationPad2d.</para>
/// </remarks>
/// <param name="padding">Lines and pixels on each side for which no number of its own is given, at least 0, or an expression.</param>
public sealed class Pad2DAttribute(object padding) : LayerAttribute
{
    /// <summary>Makes a border of constant size.</summary>
    /// <param name="padding">Lines and pixels on each side for which no number of its own is given, at least 0.</param>
    public Pad2DAttribute(int padding)
        : this((object)padding)
    {
    }

    /// <summary>Lines and pixels on each side for which no number of its own is given, or an expression.</summary>
    public object Padding { get; } = padding;

    /// <summary>Lines above the image: an integer or an expression.</summary>
    public object? Top { get; set; }

    /// <summary>Lines below the image: an integer or an expression.</summary>
    public object? Bottom { get; set; }

    /// <summary>Pixels left of the image: an integer or an expression.</summary>
    public object? Left { get; set; }

    /// <summary>Pixels right of the image: an integer or an expression.</summary>
    public object? Right { get; set; }

    /// <summary>What the border is made of.</summary>
    public PaddingMode Mode { get; set; } = PaddingMode.Constant;

    /// <summary>The value of a constant border; in other modes anything but 0 is the diagnostic NC0007.</summary>
    public float Value { get; set; }
}
