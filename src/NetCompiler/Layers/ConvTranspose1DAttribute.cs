namespace NetCompiler;

/// <summary>
/// A one-dimensional transposed convolution over the steps of a sequence, the gradient of <see cref="Conv1DAttribute"/> with respect to its input as a
/// layer: every product <c>x[t, c] * weight[c, n, u]</c> adds to <c>y[t * stride + u * dilation - padding, n]</c>, and so does <c>bias[n]</c> once.
/// </summary>
/// <remarks>
/// <para>Shapes: a sequence of T steps of C channels becomes T' steps of <c>filters</c> channels with
/// <c>T' = (T - 1) * stride - 2 * padding + dilation * (kernel - 1) + 1 + OutputPadding</c>. Sequences have their steps first, as in Keras. A padding
/// that leaves nothing is the diagnostic NC0102; anything but a sequence is NC0101.</para>
/// <para>Parameters: <c>weight</c> [C, filters / groups, kernel] and <c>bias</c> [filters], initialized uniformly in
/// ±1/sqrt(filters / groups * kernel), as PyTorch does.</para>
/// <para>Source: Dumoulin, Visin, "A guide to convolution arithmetic for deep learning", arXiv:1603.07285 (2016).</para>
/// </remarks>
/// <param name="filters">The number of output channels, at least 1, or an expression.</param>
/// <param name="kernel">The steps that one input spreads to, at least 1, or an expression.</param>
/// <param name="stride">Steps of the output from one input to the next, at least 1 (the default), or an expression.</param>
/// <param name="padding">Steps cut off before and behind the output, at least 0 (the default), or an expression; or <c>"same"</c>.</param>
/// <param name="bias">Whether a bias is added: true (the default) or false.</param>
public sealed class ConvTranspose1DAttribute(object filters, object kernel, object? stride = null, object? padding = null, object? bias = null)
    : LayerAttribute
{
    /// <summary>Makes a convolution of constant size.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernel">The steps that one input spreads to, at least 1.</param>
    /// <param name="stride">Steps of the output from one input to the next, at least 1.</param>
    /// <param name="padding">Steps cut off before and behind the output, at least 0.</param>
    /// <param name="bias">Whether a bias is added.</param>
    public ConvTranspose1DAttribute(int filters, int kernel, int stride = 1, int padding = 0, bool bias = true)
        : this((object)filters, kernel, stride, padding, bias)
    {
    }

    /// <summary>The number of output channels, or an expression.</summary>
    public object Filters { get; } = filters;

    /// <summary>The steps that one input spreads to, or an expression.</summary>
    public object Kernel { get; } = kernel;

    /// <summary>Steps of the output from one input to the next, or an expression.</summary>
    public object Stride { get; } = stride ?? 1;

    /// <summary>The padding, or an expression.</summary>
    public object Padding { get; } = padding ?? 0;

    /// <summary>Whether a bias is added.</summary>
    public object Bias { get; } = bias ?? true;

    /// <summary>Steps from one of the kernel to the next, 1 if not set: an integer or an expression.</summary>
    public object? Dilation { get; set; }

    /// <summary>Parts into which channels and filters fall, 1 if not set: an integer or an expression that divides both (else NC0102).</summary>
    public object? Groups { get; set; }

    /// <summary>Steps added behind the output, which strides leave open: 0 if not set, less than the stride: an integer or an expression.</summary>
    public object? OutputPadding { get; set; }

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
