using System;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// How the kernel of a convolution moves; axes are y (lines), then x (pixels). Over a sequence it moves along its steps alone, as over an image of
/// one line, and weights have no axis of kernel lines. Over a volume it moves across planes, too.
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

    /// <summary>How the kernel moves across the planes of a volume; null for images and sequences.</summary>
    public AxisWalk? Z { get; init; }

    /// <summary>How it moves across lines.</summary>
    public AxisWalk Y => new(KernelHeight, StrideY, PaddingY, DilationY);

    /// <summary>How it moves along a line.</summary>
    public AxisWalk X => new(KernelWidth, StrideX, PaddingX, DilationX);

    /// <summary>Taps of the kernel.</summary>
    public int Taps => Planes.Kernel * KernelHeight * KernelWidth;

    /// <summary>The inverse of <see cref="ToString"/>.</summary>
    public static ConvolutionGeometry Read(OperatorSettings settings)
    {
        (int[] kernel, int[] stride, int[] padding) = (settings.Integers("kernel"), settings.Integers("stride"), settings.Integers("padding"));
        int[] dilation = settings.Has("dilation") ? settings.Integers("dilation") : [1, 1];
        int[]? planes = settings.Has("planes") ? settings.Integers("planes") : null;
        return new(kernel[0], kernel[1], stride[0], stride[1], padding[0], padding[1])
        {
            DilationY = dilation[0],
            DilationX = dilation[1],
            Groups = settings.Has("groups") ? settings.Integer("groups") : 1,
            Z = planes is null ? null : new(planes[0], planes[1], planes[2], planes[3]),
        };
    }

    /// <summary>The output of some channels for an image, a sequence or a volume.</summary>
    public TensorShape Output(TensorShape input, int channels)
    {
        (int height, int width) = (Y.Outputs(input.Plane.Height), X.Outputs(input.Plane.Width));
        return Z is AxisWalk z
            ? TensorShape.Volume(channels, z.Outputs(input.Depth), height, width)
            : input.WithPlane(height, width).WithChannels(channels) with { HasSteps = input.HasSteps && X.KeepsSize };
    }

    /// <summary>The weight from an image, a sequence or a volume to some number of outputs.</summary>
    public TensorShape Weight(TensorShape input, int outputs) => Weight(input, outputs, input.Channels / Groups);

    /// <summary>The transposed weight: (C, O / groups, kernel).</summary>
    public TensorShape TransposedWeight(TensorShape input, int outputs) => Weight(input, input.Channels, outputs / Groups);

    /// <summary>Whether the kernel fits into an image, a sequence or a volume with its padding, and the channels into groups.</summary>
    public bool Fits(TensorShape shape)
    {
        bool isKnown = shape.Kind == ShapeKind.Volume ? Z is not null
            : Z is null && shape.HasPlane && (shape.Kind == ShapeKind.Image || (KernelHeight, StrideY, PaddingY) == (1, 1, 0));
        return isKnown && shape.Channels % Groups == 0 && Planes.Fits(shape.Depth) && Y.Fits(shape.Plane.Height) && X.Fits(shape.Plane.Width);
    }

    /// <summary>
    /// All products of a convolution of an image, a sequence or a volume (C channels) to an output (O channels): calls back with the logical index in
    /// the input, in the weight (O, C / groups, kernel), and in the output.
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
                for (int tap = 0; tap < Taps; tap++, weight++)
                {
                    (int z, int y, int x) = (tap / (KernelHeight * KernelWidth), tap / KernelWidth % KernelHeight, tap % KernelWidth);
                    for (int plane = 0; plane < output.Depth; plane++)
                    {
                        if (Planes.Source(plane, z) is int from && from >= 0 && from < input.Depth)
                        {
                            WalkTap(input, output, ((c, from), (o, plane)), (y, x), weight, product);
                        }
                    }
                }
            }
        }
    }

    /// <summary>The text, as it stands in the settings of operators.</summary>
    public override string ToString() =>
        $"kernel={KernelHeight}x{KernelWidth}, stride={StrideY}x{StrideX}, padding={PaddingY}x{PaddingX}"
        + ((DilationY, DilationX) == (1, 1) ? "" : $", dilation={DilationY}x{DilationX}")
        + (Groups == 1 ? "" : $", groups={Groups}")
        + (Z is AxisWalk z ? $", planes={z.Kernel}x{z.Stride}x{z.Padding}x{z.Dilation}" : "");

    private AxisWalk Planes => Z ?? AxisWalk.None;

    private TensorShape Weight(TensorShape input, int first, int second) => input.Kind switch
    {
        ShapeKind.Volume => TensorShape.Weight(first, second, Planes.Kernel, KernelHeight, KernelWidth),
        ShapeKind.Image => TensorShape.Weight(first, second, KernelHeight, KernelWidth),
        _ => TensorShape.Weight(first, second, KernelWidth),
    };

    // One tap of one plane: channels and planes of both.
    private void WalkTap(
        TensorShape input, TensorShape output, ((int Channel, int Plane) Input, (int Channel, int Plane) Output) at, (int Y, int X) tap, int weight,
        Action<int, int, int> product)
    {
        ((int height, int width), (int outputHeight, int outputWidth)) = (input.Plane, output.Plane);
        for (int oy = 0; oy < outputHeight; oy++)
        {
            int y = Y.Source(oy, tap.Y);
            for (int ox = 0; ox < outputWidth && y >= 0 && y < height; ox++)
            {
                int x = X.Source(ox, tap.X);
                if (x >= 0 && x < width)
                {
                    product(
                        input.Index(at.Input.Channel, (at.Input.Plane * height) + y, x), weight,
                        output.Index(at.Output.Channel, (at.Output.Plane * outputHeight) + oy, ox));
                }
            }
        }
    }
}
