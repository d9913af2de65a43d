namespace NetCompiler;

/// <summary>
/// A two-dimensional transposed convolution, the gradient of <see cref="Conv2DAttribute"/> with respect to its input as a layer: every product
/// <c>x[c, i, j] * weight[c, n, u, v]</c> adds to <c>y[n, i * stride + u * dilation - padding, j * stride + v * dilation - padding]</c>, and so does
/// <c>bias[n]</c> once.
/// </summary>
/// <remarks>
/// <para>Shapes: an image of C x H x W becomes <c>filters</c> x H' x W' with
/// <c>H' = (H - 1) * stride - 2 * padding + dilation * (kernel - 1) + 1 + OutputPadding</c>, and W' likewise. A padding that leaves nothing is the
/// diagnostic NC0102; anything but an image is NC0101.</para>
/// <para>Parameters: <c>weight</c> [C, filters / groups, kernel, kernel] and <c>bias</c> [filters], initialized uniformly in
/// ±1/sqrt(filters / groups * kernel * kernel), as PyTorch does.</para>
/// <para>Source: Dumoulin, Visin, "A guide to convolution arithmetic for deep learning", arXiv:1603.07285 (2016).</para>
/// </remarks>
/// <param name="filters">The number of output channels, at least 1, or an expression.</param>
/// <param name="kernel">The height that one pixel spreads to (and its width, unless <see cref="KernelWidth"/> is set), at least 1, or an expression.</param>
/// <param name="stride">Lines of the output from one line of the input to the next, at least 1 (the default), or an expression.</param>
/// <param name="padding">Lines cut off around the output, at least 0 (the default), or an expression; or <c>"same"</c>.</param>
/// <param name="bias">Whether a bias is added: true (the default) or false.</param>
public sealed class ConvTranspose2DAttribute(object filters, object kernel, object? stride = null, object? padding = null, object? bias = null)
    : LayerAttribute
{
    /// <summary>Makes a convolution of constant size.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernel">The height that one pixel spreads to (and its width, unless <see cref="KernelWidth"/> is set), at least 1.</param>
    /// <param name="stride">Lines of the output from one line of the input to the next, at least 1.</param>
    /// <param name="padding">Lines cut off around the output, at least 0.</param>
    /// <param name="bias">Whether a bias is added.</param>
    public ConvTranspose2DAttribute(int filters, int kernel, int stride = 1, int padding = 0, bool bias = true)
        : this((object)filters, kernel, stride, padding, bias)
    {
    }

    /// <summary>The number of output channels, or an expression.</summary>
    public object Filters { get; } = filters;

    /// <summary>The height that one pixel spreads to, or an expression.</summary>
    public object Kernel { get; } = kernel;

    /// <summary>The vertical step, or an expression.</summary>
    public object Stride { get; } = stride ?? 1;

    /// <summary>The vertical padding, or an expression.</summary>
    public object Padding { get; } = padding ?? 0;

    /// <summary>Whether a bias is added.</summary>
    public object Bias { get; } = bias ?? true;

    /// <summary>The width that one pixel spreads to where it is not its height: an integer or an expression.</summary>
    public object? KernelWidth { get; set; }

    /// <summary>The horizontal step where it is not the vertical one: an integer or an expression.</summary>
    public object? StrideWidth { get; set; }

    /// <summary>The horizontal padding where it is not the vertical one: an integer or an expression.</summary>
    public object? PaddingWidth { get; set; }

    /// <summary>Lines from one line of the kernel to the next, 1 if not set: an integer or an expression.</summary>
    public object? Dilation { get; set; }

    /// <summary>The horizontal dilation where it is not the vertical one: an integer or an expression.</summary>
    public object? DilationWidth { get; set; }

    /// <summary>Parts into which channels and filters fall, 1 if not set: an integer or an expression that divides both (else NC0102).</summary>
    public object? Groups { get; set; }

    /// <summary>Lines added below the output, which strides leave open: 0 if not set, less than the stride: an integer or an expression.</summary>
    public object? OutputPadding { get; set; }

    /// <summary>Pixels added to the right where they are not as many as the lines: an integer or an expression.</summary>
    public object? OutputPaddingWidth { get; set; }

    /// <summary>
    /// A name under which layers share one set of filters: every layer with that name uses the same values, and their gradients add. The
    /// shapes must agree (NC0105).
    /// </summary>
    public string? Weights { get; set; }

    /// <summary>What the weight begins with: as described above unless given. With any other, the bias begins with 0.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>The number that the initializer takes: see there.</summary>
    public object? InitializerValue { get; set; }
}
