namespace NetCompiler;

/// <summary>
/// The largest value of each window of steps: <c>y[t, c] = max over u of x[t * stride + u - padding, c]</c>, where positions outside the sequence do
/// not count.
/// </summary>
/// <remarks>
/// <para>Shapes: a sequence of T steps of C channels becomes T' steps of C with <c>T' = (T + 2 * padding - size) / stride + 1</c>, rounded down, or
/// up with <c>ceiling</c> (but every window begins inside the sequence or the padding before it). Sequences have their steps first; PyTorch's N, C, L
/// takes a <see cref="TransposeAttribute"/>. A window longer than the padded sequence is the diagnostic NC0102, a padding above half the size
/// NC0007, anything but a sequence NC0101.</para>
/// <para>The gradient goes to the first of the largest values.</para>
/// <para>Source: Collobert et al., "Natural language processing (almost) from scratch", JMLR 12 (2011).</para>
/// </remarks>
/// <param name="size">The steps of the window, at least 1, or an expression.</param>
/// <param name="stride">Steps from one window to the next, or 0 (the default) for its size, or an expression.</param>
/// <param name="padding">Steps before and behind that no window takes its maximum from, at least 0 (the default), or an expression.</param>
/// <param name="ceiling">Whether a last, partial window counts: true or false (the default).</param>
public sealed class MaxPool1DAttribute(object size, object? stride = null, object? padding = null, object? ceiling = null) : LayerAttribute
{
    /// <summary>Makes a pooling of constant size.</summary>
    /// <param name="size">The steps of the window, at least 1.</param>
    /// <param name="stride">Steps from one window to the next, or 0 for its size.</param>
    /// <param name="padding">Steps before and behind that no window takes its maximum from, at least 0.</param>
    /// <param name="ceiling">Whether a last, partial window counts.</param>
    public MaxPool1DAttribute(int size, int stride = 0, int padding = 0, bool ceiling = false)
        : this((object)size, stride, padding, ceiling)
    {
    }

    /// <summary>The steps of the window, or an expression.</summary>
    public object Size { get; } = size;

    /// <summary>Steps from one window to the next, 0 for its size, or an expression.</summary>
    public object Stride { get; } = stride ?? 0;

    /// <summary>Steps before and behind that no window takes its maximum from, or an expression.</summary>
    public object Padding { get; } = padding ?? 0;

    /// <summary>Whether a last, partial window counts.</summary>
    public object Ceiling { get; } = ceiling ?? false;
}
