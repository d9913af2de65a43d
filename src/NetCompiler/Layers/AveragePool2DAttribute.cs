namespace NetCompiler;

/// <summary>
/// The mean of each window: <c>y[c, i, j] = 1/n * sum over u, v of x[c, i * stride + u - padding, j * stride + v - padding]</c>, where x is 0
/// outside the image.
/// </summary>
/// <remarks>
/// <para>n is the number of values of the window, zeros of the padding among them; without <c>includePadding</c> only those of the image count.
/// What a last, partial window reaches beyond the padding never counts.</para>
/// <para>Shapes: an image of C x H x W becomes C x H' x W' with <c>H' = (H + 2 * padding - size) / stride + 1</c>, rounded down, or up with
/// <c>ceiling</c> (but every window begins inside the image or its upper padding), and W' likewise. A window larger than the padded image is
/// the diagnostic NC0102, a padding above half the size NC0007, anything but an image NC0101.</para>
/// <para>Source: LeCun et al., "Gradient-based learning applied to document recognition", Proceedings of the IEEE 86 (1998).</para>
/// </remarks>
/// <param name="size">The height of the window (and its width, unless <see cref="SizeWidth"/> is set), at least 1, or an expression.</param>
/// <param name="stride">The step of the window, or 0 (the default) for its size, or an expression.</param>
/// <param name="padding">Lines of zeros around the image, at least 0 (the default), or an expression.</param>
/// <param name="ceiling">Whether a last, partial window counts: true or false (the default).</param>
/// <param name="includePadding">Whether zeros of the padding count: true (the default) or false.</param>
public sealed class AveragePool2DAttribute(
    object size, object? stride = null, object? padding = null, object? ceiling = null, object? includePadding = null) : LayerAttribute
{
    /// <summary>Makes a pooling of constant size.</summary>
    /// <param name="size">The height of the window (and its width, unless <see cref="SizeWidth"/> is set), at least 1.</param>
    /// <param name="stride">The step of the window, or 0 for its size.</param>
    /// <param name="padding">Lines of zeros around the image, at least 0.</param>
    /// <param name="ceiling">Whether a last, partial window counts.</param>
    /// <param name="includePadding">Whether zeros of the padding count.</param>
    public AveragePool2DAttribute(int size, int stride = 0, int padding = 0, bool ceiling = false, bool includePadding = true)
        : this((object)size, stride, padding, ceiling, includePadding)
    {
    }

    /// <summary>The height of the window, or an expression.</summary>
    public object Size { get; } = size;

    /// <summary>The vertical step, 0 for the height of the window, or an expression.</summary>
    public object Stride { get; } = stride ?? 0;

    /// <summary>The vertical padding: lines of zeros around the image, or an expression.</summary>
    public object Padding { get; } = padding ?? 0;

    /// <summary>Whether a last, partial window counts.</summary>
    public object Ceiling { get; } = ceiling ?? false;

    /// <summary>Whether zeros of the padding count.</summary>
    public object IncludePadding { get; } = includePadding ?? true;

    /// <summary>The width of the window where it is not its height: an integer or an expression.</summary>
    public object? SizeWidth { get; set; }

    /// <summary>The horizontal step where it is not the vertical one, 0 for the width of the window: an integer or an expression.</summary>
    public object? StrideWidth { get; set; }

    /// <summary>The horizontal padding where it is not the vertical one: an integer or an expression.</summary>
    public object? PaddingWidth { get; set; }
}
