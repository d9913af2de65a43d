namespace NetCompiler;

/// <summary>
/// The largest value of each window: <c>y[c, i, j] = max over u, v of x[c, i * stride + u - padding, j * stride + v - padding]</c>, where
/// positions outside the image do not count.
/// </summary>
/// <remarks>
/// <para>Shapes: an image of C x H x W becomes C x H' x W' with <c>H' = (H + 2 * padding - size) / stride + 1</c>, rounded down, or up with
/// <c>ceiling</c> (but every window begins inside the image or its upper padding), and W' likewise. A window larger than the padded image is
/// the diagnostic NC0102, a padding above half the size NC0007, anything but an image NC0101.</para>
/// <para>The gradient goes to the first of the largest values, line by line.</para>
/// <para>Source: Riesenhuber and Poggio, "Hierarchical models of object recognition in cortex", Nature Neuroscience 2 (1999).</para>
/// </remarks>
/// <param name="size">The height of the window (and its width, unless <see cref="SizeWidth"/> is set), at least 1, or an expression.</param>
/// <param name="stride">The step of the window, or 0 (the default) for its size, or an expression.</param>
/// <param name="padding">Lines around the image that no window takes its maximum from, at least 0 (the default), or an expression.</param>
/// <param name="ceiling">Whether a last, partial window counts: true or false (the default).</param>
public sealed class MaxPool2DAttribute(object size, object? stride = null, object? padding = null, object? ceiling = null) : LayerAttribute
{
    /// <summary>Makes a pooling of constant size.</summary>
    /// <param name="size">The height of the window (and its width, unless <see cref="SizeWidth"/> is set), at least 1.</param>
    /// <param name="stride">The step of the window, or 0 for its size.</param>
    /// <param name="padding">Lines around the image that no window takes its maximum from, at least 0.</param>
    /// <param name="ceiling">Whether a last, partial window counts.</param>
    public MaxPool2DAttribute(int size, int stride = 0, int padding = 0, bool ceiling = false)
        : this((object)size, stride, padding, ceiling)
    {
    }

    /// <summary>The height of the window, or an expression.</summary>
    public object Size { get; } = size;

    /// <summary>The vertical step, 0 for the height of the window, or an expression.</summary>
    public object Stride { get; } = stride ?? 0;

    /// <summary>The vertical padding: lines around the image that no window takes its maximum from, or an expression.</summary>
    public object Padding { get; } = padding ?? 0;

    /// <summary>Whether a last, partial window counts.</summary>
    public object Ceiling { get; } = ceiling ?? false;

    /// <summary>The width of the window where it is not its height: an integer or an expression.</summary>
    public object? SizeWidth { get; set; }

    /// <summary>The horizontal step where it is not the vertical one, 0 for the width of the window: an integer or an expression.</summary>
    public object? StrideWidth { get; set; }

    /// <summary>The horizontal padding where it is not the vertical one: an integer or an expression.</summary>
    public object? PaddingWidth { get; set; }
}
