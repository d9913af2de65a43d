namespace NetCompiler;

/// <summary>
/// A three-dimensional convolution (cross-correlation) over a volume: <c>y[n, h, i, j] = bias[n] + sum over c, t, u, v of weight[n, c, t, u, v] *
/// x[c, h * stride + t * dilation - padding, i * stride + u * dilation - padding, j * stride + v * dilation - padding]</c>, where x is 0 outside the
/// volume.
/// </summary>
/// <remarks>
/// <para>Shapes: a volume of C x D x H x W becomes <c>filters</c> x D' x H' x W' with
/// <c>D' = (D + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1</c>, rounded down, and H' and W' likewise; with <c>padding: "same"</c>, which
/// needs a stride of 1 and an odd kernel, D' = D. Height and width have the kernel, stride, padding and dilation of the depth unless theirs are set.
/// With groups, the channels and the filters fall into as many equal parts, and each filter sees the channels of its own part only. A kernel larger
/// than the padded volume is the diagnostic NC0102; anything but a volume is NC0101.</para>
/// <para>Parameters: <c>weight</c> [filters, C / groups, depth, height, width of the kernel] and <c>bias</c> [filters], initialized uniformly in
/// ±1/sqrt(C / groups * values of the kernel), as PyTorch does.</para>
/// <para>Source: Ji et al., "3D convolutional neural networks for human action recognition", IEEE TPAMI 35 (2013).</para>
/// </remarks>
/// <param name="filters">The number of output channels, at least 1, or an expression.</param>
/// <param name="kernel">The depth of the window (and its height and width, unless they are set), at least 1, or an expression.</param>
/// <param name="stride">The step of the window, at least 1 (the default), or an expression.</param>
/// <param name="padding">Values of zero on each side of the volume, at least 0 (the default), or an expression; or <c>"same"</c>.</param>
/// <param name="bias">Whether a bias is added: true (the default) or false.</param>
public sealed class Conv3DAttribute(object filters, object kernel, object? stride = null, object? padding = null, object? bias = null)
    : LayerAttribute
{
    /// <summary>Makes a convolution of constant size.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernel">The depth of the window (and its height and width, unless they are set), at least 1.</param>
    /// <param name="stride">The step of the window, at least 1.</param>
    /// <param name="padding">Values of zero on each side of the volume, at least 0.</param>
    /// <param name="bias">Whether a bias is added.</param>
    public Conv3DAttribute(int filters, int kernel, int stride = 1, int padding = 0, bool bias = true)
        : this((object)filters, kernel, stride, padding, bias)
    {
    }

    /// <summary>The number of output channels, or an expression.</summary>
    public object Filters { get; } = filters;

    /// <summary>The depth of the window, or an expression.</summary>
    public object Kernel { get; } = kernel;

    /// <summary>The step across planes, or an expression.</summary>
    public object Stride { get; } = stride ?? 1;

    /// <summary>The padding of planes, or an expression.</summary>
    public object Padding { get; } = padding ?? 0;

    /// <summary>Whether a bias is added.</summary>
    public object Bias { get; } = bias ?? true;

    /// <summary>The height of the window where it is not its depth: an integer or an expression.</summary>
    public object? KernelHeight { get; set; }

    /// <summary>The vertical step where it is not that across planes: an integer or an expression.</summary>
    public object? StrideHeight { get; set; }

    /// <summary>The vertical padding where it is not that of planes: an integer or an expression.</summary>
    public object? PaddingHeight { get; set; }

    /// <summary>The width of the window where it is not its depth: an integer or an expression.</summary>
    public object? KernelWidth { get; set; }

    /// <summary>The horizontal step where it is not that across planes: an integer or an expression.</summary>
    public object? StrideWidth { get; set; }

    /// <summary>The horizontal padding where it is not that of planes: an integer or an expression.</summary>
    public object? PaddingWidth { get; set; }

    /// <summary>Planes from one plane of the kernel to the next, 1 if not set: an integer or an expression.</summary>
    public object? Dilation { get; set; }

    /// <summary>The vertical dilation where it is not that across planes: an integer or an expression.</summary>
    public object? DilationHeight { get; set; }

    /// <summary>The horizontal dilation where it is not that across planes: an integer or an expression.</summary>
    public object? DilationWidth { get; set; }

    /// <summary>Parts into which channels and filters fall, 1 if not set: an integer or an expression that divides both (else NC0102).</summary>
    public object? Groups { get; set; }

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
