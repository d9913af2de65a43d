namespace NetCompiler.Benchmarks;

/// <summary>A convolution of square images, padded so that the output has the input's size divided by the stride.</summary>
/// <param name="Size">Lines and pixels of the output.</param>
/// <param name="Channels">Channels of the input.</param>
/// <param name="Outputs">Channels of the output.</param>
/// <param name="Kernel">Lines and pixels of the kernel, odd.</param>
/// <param name="Stride">Pixels of the input from one output to the next.</param>
internal sealed record ConvolutionShape(int Size, int Channels, int Outputs, int Kernel, int Stride)
{
    /// <summary>Pixels that surround the image.</summary>
    public int Padding => Kernel / 2;

    /// <summary>Lines and pixels of the input with what surrounds it.</summary>
    public int PaddedSize => (Size * Stride) + (2 * Padding);

    /// <summary>Products of a sum.</summary>
    public int Depth => Kernel * Kernel * Channels;

    /// <summary>Multiply-adds of an image.</summary>
    public double MultiplyAdds => (double)Size * Size * Depth * Outputs;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Kernel}x{Kernel} {Size * Stride}x{Size * Stride}x{Channels}->{Outputs}{(Stride == 1 ? "" : $" stride {Stride}")}";
}
