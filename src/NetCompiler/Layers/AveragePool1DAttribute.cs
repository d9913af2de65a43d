namespace NetCompiler;

/// <summary>
/// The mean of each window of steps: <c>y[t, c] = 1/n * sum over u of x[t * stride + u - padding, c]</c>, where x is 0 outside the sequence.
/// </summary>
/// <remarks>
/// <para>n is the number of steps of the window, zeros of the padding among them; without <c>includePadding</c> only those of the sequence count.
/// What a last, partial window reaches beyond the padding never counts.</para>
/// <para>Shapes: a sequence of T steps of C channels becomes T' steps of C with <c>T' = (T + 2 * padding - size) / stride + 1</c>, rounded down, or
/// up with <c>ceiling</c> (but every window begins inside the sequence or the padding before it). Sequences have their steps first; PyTorch's N, C, L
/// takes a <see cref="TransposeAttribute"/>. A window longer than the padded sequence is the diagnostic NC0102, a padding above half the size
/// NC0007, anything but a sequence NC0101.</para>
/// <para>Source: LeCun et al., "Gradient-based learning applied to document recognition", Proceedings of the IEEE 86 (1998), along one axis.</para>
/// </remarks>
/// <param name="size">The steps of the window, at least 1, or an expression.</param>
/// <param name="stride">Steps from one window to the next, or 0 (the default) for its size, or an expression.</param>
/// <param name="padding">Steps of zeros before and behind, at least 0 (the default), or an expression.</param>
/// <param name="ceiling">Whether a last, partial window counts: true or false (the default).</param>
/// <param name="includePadding">Whether zeros of the padding count: true (the default) or false.</param>
public sealed class AveragePool1DAttribute(
    object size, object? stride = null, object? padding = null, object? ceiling = null, object? includePadding = null) : LayerAttribute
{
    /// <summary>Makes a pooling of constant size.</summary>
    /// <param name="size">The steps of the window, at least 1.</param>
    /// <param name="stride">Steps from one window to the next, or 0 for its size.</param>
    /// <param name="padding">Steps of zeros before and behind, at least 0.</param>
    /// <param name="ceiling">Whether a last, partial window counts.</param>
    /// <param name="includePadding">Whether zeros of the padding count.</param>
    public AveragePool1DAttribute(int size, int stride = 0, int padding = 0, bool ceiling = false, bool includePadding = true)
        : this((object)size, stride, padding, ceiling, includePadding)
    {
    }

    /// <summary>The steps of the window, or an expression.</summary>
    public object Size { get; } = size;

    /// <summary>Steps from one window to the next, 0 for its size, or an expression.</summary>
    public object Stride { get; } = stride ?? 0;

    /// <summary>Steps of zeros before and behind, or an expression.</summary>
    public object Padding { get; } = padding ?? 0;

    /// <summary>Whether a last, partial window counts.</summary>
    public object Ceiling { get; } = ceiling ?? false;

    /// <summary>Whether zeros of the padding count.</summary>
    public object IncludePadding { get; } = includePadding ?? true;
}
