using System;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>How the kernel of a convolution moves over an image; axes are y (lines), then x (pixels).</summary>
/// <param name="KernelHeight">Lines of the kernel.</param>
/// <param name="KernelWidth">Pixels of a line of the kernel.</param>
/// <param name="StrideY">Lines from one output to the next.</param>
/// <param name="StrideX">Pixels from one output to the next.</param>
/// <param name="PaddingY">Lines of zeros above and below.</param>
/// <param name="PaddingX">Pixels of zeros left and right.</param>
public sealed record ConvolutionGeometry(int KernelHeight, int KernelWidth, int StrideY, int StrideX, int PaddingY, int PaddingX)
{
    /// <summary>The inverse of <see cref="ToString"/>.</summary>
    public static ConvolutionGeometry Read(OperatorSettings settings)
    {
        (int[] kernel, int[] stride, int[] padding) = (settings.Integers("kernel"), settings.Integers("stride"), settings.Integers("padding"));
        return new(kernel[0], kernel[1], stride[0], stride[1], padding[0], padding[1]);
    }

    /// <summary>Lines of the output for an image of some lines; not positive if the kernel does not fit.</summary>
    public int OutputHeight(int height) => Outputs(height, KernelHeight, StrideY, PaddingY);

    /// <summary>Pixels of a line of the output for an image with some pixels a line; not positive if the kernel does not fit.</summary>
    public int OutputWidth(int width) => Outputs(width, KernelWidth, StrideX, PaddingX);

    /// <summary>The output of some channels for an image.</summary>
    public TensorShape Output(TensorShape image, int channels) =>
        TensorShape.Image(channels, OutputHeight(image.Dimensions[1]), OutputWidth(image.Dimensions[2]));

    /// <summary>The weight between some numbers of channels.</summary>
    public TensorShape Weight(int outputs, int inputs) => TensorShape.Weight(outputs, inputs, KernelHeight, KernelWidth);

    /// <summary>Whether the kernel fits into an image with its padding.</summary>
    public bool Fits(TensorShape shape) =>
        shape.Kind == ShapeKind.Image && OutputHeight(shape.Dimensions[1]) > 0 && OutputWidth(shape.Dimensions[2]) > 0;

    /// <summary>
    /// All products of a convolution of an image (C channels) to an output (O channels): calls back with the logical index in the image,
    /// in the weight (O, C, kernel), and in the output.
    /// </summary>
    public void Walk(TensorShape image, int outputChannels, Action<int, int, int> product)
    {
        (int channels, int height, int width) = (image.Dimensions[0], image.Dimensions[1], image.Dimensions[2]);
        (int outputHeight, int outputWidth) = (OutputHeight(height), OutputWidth(width));
        int weight = 0;
        for (int o = 0; o < outputChannels; o++)
        {
            for (int c = 0; c < channels; c++)
            {
                for (int ky = 0; ky < KernelHeight; ky++)
                {
                    for (int kx = 0; kx < KernelWidth; kx++, weight++)
                    {
                        for (int oy = 0; oy < outputHeight; oy++)
                        {
                            int y = (oy * StrideY) + ky - PaddingY;
                            for (int ox = 0; ox < outputWidth && y >= 0 && y < height; ox++)
                            {
                                int x = (ox * StrideX) + kx - PaddingX;
                                if (x >= 0 && x < width)
                                {
                                    product((((c * height) + y) * width) + x, weight, (((o * outputHeight) + oy) * outputWidth) + ox);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>The text, as it stands in the settings of operators.</summary>
    public override string ToString() => $"kernel={KernelHeight}x{KernelWidth}, stride={StrideY}x{StrideX}, padding={PaddingY}x{PaddingX}";

    private static int Outputs(int size, int kernel, int stride, int padding)
    {
        int space = size + (2 * padding) - kernel;
        return space < 0 ? 0 : (space / stride) + 1;
    }
}
