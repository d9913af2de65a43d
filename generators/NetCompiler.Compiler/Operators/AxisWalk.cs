namespace NetCompiler.Compiler.Operators;

/// <summary>How the kernel of a convolution moves along one axis.</summary>
/// <param name="Kernel">Taps of the kernel.</param>
/// <param name="Stride">Values from one output to the next.</param>
/// <param name="Padding">Zeros before and behind.</param>
/// <param name="Dilation">Values from one tap to the next.</param>
public sealed record AxisWalk(int Kernel, int Stride, int Padding, int Dilation)
{
    /// <summary>Along an axis that there is not: one tap on one value.</summary>
    public static AxisWalk None => new(1, 1, 0, 1);

    /// <summary>Values from the first tap to the last.</summary>
    public int Span => (Dilation * (Kernel - 1)) + 1;

    /// <summary>Whether the kernel fits into some values with the padding.</summary>
    public bool Fits(int size) => Span <= size + (2 * Padding);

    /// <summary>Outputs for some values; 0 if the kernel does not fit.</summary>
    public int Outputs(int size) => Fits(size) ? ((size + (2 * Padding) - Span) / Stride) + 1 : 0;

    /// <summary>Whether there are as many outputs as values, however many these are.</summary>
    public bool KeepsSize => Stride == 1 && Span == 1 + (2 * Padding);

    /// <summary>The value that an output meets at a tap, if it is one of the values.</summary>
    public int Source(int output, int tap) => (output * Stride) + (tap * Dilation) - Padding;
}
