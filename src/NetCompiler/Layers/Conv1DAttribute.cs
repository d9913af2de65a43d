namespace NetCompiler;

/// <summary>
/// A one-dimensional convolution (cross-correlation) over the steps of a sequence:
/// <c>y[t, n] = bias[n] + sum over c, u of weight[n, c, u] * x[t * stride + u * dilation - padding, c]</c>, where x is 0 outside the sequence.
/// </summary>
/// <remarks>
/// <para>Shapes: a sequence of T steps of C channels becomes T' steps of <c>filters</c> channels with
/// <c>T' = (T + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1</c>, rounded down; with <c>padding: "same"</c>, which needs a stride of 1 and
/// an odd kernel, T' = T. Sequences have their steps first, as in Keras; PyTorch's N, C, L takes a <c>[Transpose]</c>. A kernel longer than the padded
/// sequence is the diagnostic NC0102; anything but a sequence is NC0101.</para>
/// <para>Parameters: <c>weight</c> [filters, C / groups, kernel] and <c>bias</c> [filters], initialized uniformly in
/// ±1/sqrt(C / groups * kernel), as PyTorch does.</para>
/// <para>Source: Waibel et al., "Phoneme recognition using time-delay neural networks", IEEE Transactions on ASSP 37 (1989).</para>
/// </remarks>
/// <param name="filters">The number of output channels, at least 1, or an expression.</param>
/// <param name="kernel">The steps of the window, at least 1, or an expression.</param>
/// <param name="stride">Steps from one window to the next, at least 1 (the default), or an expression.</param>
/// <param name="padding">Steps of zeros before and behind the sequence, at least 0 (the default), or an expression; or <c>"same"</c>.</param>
/// <param name="bias">Whether a bias is added: true (the default) or false.</param>
public sealed class Conv1DAttribute(object filters, object kernel, object? stride = null, object? padding = null, object? bias = null)
    : LayerAttribute
{
    /// <summary>Makes a convolution of constant size.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernel">The steps of the window, at least 1.</param>
    /// <param name="stride">Steps from one window to the next, at least 1.</param>
    /// <param name="padding">Steps of zeros before and behind the sequence, at least 0.</param>
    /// <param name="bias">Whether a bias is added.</param>
    public Conv1DAttribute(int filters, int kernel, int stride = 1, int padding = 0, bool bias = true)
        : this((object)filters, kernel, stride, padding, bias)
    {
    }

    /// <summary>The number of output channels, or an expression.</summary>
    public object Filters { get; } = filters;

    /// <summary>The steps of the window, or an expression.</summary>
    public object Kernel { get; } = kernel;

    /// <summary>Steps from one window to the next, or an expression.</summary>
    public object Stride { get; } = stride ?? 1;

    /// <summary>The padding, or an expression.</summary>
    public object Padding { get; } = padding ?? 0;

    /// <summary>Whether a bias is added.</summary>
    public object Bias { get; } = bias ?? true;

    /// <summary>Steps from one of the window to the next, 1 if not set: an integer or an expression.</summary>
    public object? Dilation { get; set; }

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
