using System;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// How the kernel of a convolution moves; axes are y (lines), then x (pixels). Over a sequence it moves along its steps alone, as over an image of
/// one line, and weights have no axis of kernel lines.
/// </summary>
/// <param name="KernelHeight">Lines of the kernel.</param>
/// <param name="KernelWidth">Pixels of a line of the kernel.</param>
/// <param name="StrideY">Lines from one output to the next.</param>
/// <param name="StrideX">Pixels from one output to the next.</param>
/// <param name="PaddingY">Lines of zeros above and below.</param>
/// <param name="PaddingX">Pixels of zeros left and right.</param>
public sealed record ConvolutionGeometry(int KernelHeight, int KernelWidth, int StrideY, int StrideX, int PaddingY, int PaddingX)
{
    /// <summary>Lines from one line of the kernel to the next.</summary>
    public int DilationY { get; init; } = 1;

    /// <summary>Pixels from one pixel of the kernel to the next.</summary>
    public int DilationX { get; init; } = 1;

    /// <summary>Into how many groups the channels fall: outputs of one read inputs of the same one only.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>The inverse of <see cref="ToString"/>.</summary>
    public static ConvolutionGeometry Read(OperatorSettings settings)
    {
        (int[] kernel, int[] stride, int[] padding) = (settings.Integers("kernel"), settings.Integers("stride"), settings.Integers("padding"));
        int[] dilation = settings.Has("dilation") ? settings.Integers("dilation") : [1, 1];
        return new(kernel[0], kernel[1], stride[0], stride[1], padding[0], padding[1])
        {
            DilationY = dilation[0],
            DilationX = dilation[1],
            Groups = settings.Has("groups") ? settings.Integer("groups") : 1,
        };
    }

    /// <summary>The output of some channels for an image or a sequence.</summary>
    public TensorShape Output(TensorShape input, int channels)
    {
        (int height, int width) = input.Plane;
        return input.WithPlane(Outputs(height, SpanY, StrideY, PaddingY), Outputs(width, SpanX, StrideX, PaddingX)).WithChannels(channels);
    }

    /// <summary>The weight from an image or a sequence to some number of outputs.</summary>
    public TensorShape Weight(TensorShape input, int outputs) => Weight(input, outputs, input.Channels / Groups);

    /// <summary>The transposed weight: (C, O / groups, kernel).</summary>
    public TensorShape TransposedWeight(TensorShape input, int outputs) => Weight(input, input.Channels, outputs / Groups);

    /// <summary>Whether the kernel fits into an image or a sequence with its padding, and the channels into groups.</summary>
    public bool Fits(TensorShape shape)
    {
        bool isKnown = shape.HasPlane && (shape.Kind == ShapeKind.Image || (KernelHeight, StrideY, PaddingY) == (1, 1, 0));
        return isKnown && shape.Channels % Groups == 0
            && shape.Plane is (int height, int width) && SpanY <= height + (2 * PaddingY) && SpanX <= width + (2 * PaddingX);
    }

    /// <summary>
    /// All products of a convolution of an image or sequence (C channels) to an output (O channels): calls back with the logical index in the input,
    /// in the weight (O, C / groups, kernel), and in the output.
    /// </summary>
    public void Walk(TensorShape input, int outputChannels, Action<int, int, int> product)
    {
        TensorShape output = Output(input, outputChannels);
        int weight = 0, inputsOfGroup = input.Channels / Groups;
        for (int o = 0; o < outputChannels; o++)
        {
            int firstChannel = o / (outputChannels / Groups) * inputsOfGroup;
            for (int c = firstChannel; c < firstChannel + inputsOfGroup; c++)
            {
                for (int ky = 0; ky < KernelHeight; ky++)
                {
                    for (int kx = 0; kx < KernelWidth; kx++, weight++)
                    {
                        WalkTap(input, output, (c, o), (ky, kx), weight, product);
                    }
                }
            }
        }
    }

    /// <summary>The text, as it stands in the settings of operators.</summary>
    public override string ToString() =>
        $"kernel={KernelHeight}x{KernelWidth}, stride={StrideY}x{StrideX}, padding={PaddingY}x{PaddingX}"
        + ((DilationY, DilationX) == (1, 1) ? "" : $", dilation={DilationY}x{DilationX}")
        + (Groups == 1 ? "" : $", groups={Groups}");

    // Lines and pixels from the first to the last of the kernel.
    private int SpanY => (DilationY * (KernelHeight - 1)) + 1;

    private int SpanX => (DilationX * (KernelWidth - 1)) + 1;

    private static int Outputs(int size, int span, int stride, int padding)
    {
        int space = size + (2 * padding) - span;
        return space < 0 ? 0 : (space / stride) + 1;
    }

    private TensorShape Weight(TensorShape input, int first, int second) => input.Kind == ShapeKind.Image
        ? TensorShape.Weight(first, second, KernelHeight, KernelWidth)
        : TensorShape.Weight(first, second, KernelWidth);

    private void WalkTap(
        TensorShape input, TensorShape output, (int Input, int Output) channels, (int Y, int X) tap, int weight, Action<int, int, int> product)
    {
        ((int height, int width), (int outputHeight, int outputWidth)) = (input.Plane, output.Plane);
        for (int oy = 0; oy < outputHeight; oy++)
        {
            int y = (oy * StrideY) + (tap.Y * DilationY) - PaddingY;
            for (int ox = 0; ox < outputWidth && y >= 0 && y < height; ox++)
            {
                int x = (ox * StrideX) + (tap.X * DilationX) - PaddingX;
                if (x >= 0 && x < width)
                {
                    product(input.Index(channels.Input, y, x), weight, output.Index(channels.Output, oy, ox));
                }
            }
        }
    }
}
