using System.Linq;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Whether the window of a convolution or a pooling lies in the image, sequence or volume at least once.</summary>
internal static class WindowCheck
{
    /// <summary>Reports the kernel of a convolution that is larger than what it moves over.</summary>
    public static bool Fits(LoweringContext context, ConvolutionGeometry geometry) =>
        geometry.Z is AxisWalk z ? FitsVolume(context, [z, geometry.Y, geometry.X])
        : Fits(context, (geometry.Y.Span, geometry.X.Span), (geometry.PaddingY, geometry.PaddingX));

    /// <summary>Reports a window that is larger than the padded image or sequence.</summary>
    public static bool Fits(LoweringContext context, (int Y, int X) kernel, (int Y, int X) padding)
    {
        (int height, int width) = context.Shape.Plane;
        if (kernel.Y <= height + (2 * padding.Y) && kernel.X <= width + (2 * padding.X))
        {
            return true;
        }

        if (context.Shape.Kind == Graphs.ShapeKind.Sequence)
        {
            string added = padding.X == 0 ? "" : $", padded to {width + (2 * padding.X)} ({width} + 2 * {padding.X})";
            context.ReportDoesNotFit(
                $"a window of {kernel.X} is longer than the sequence of {width} steps{added}",
                "make the window smaller, or the sequence longer: fewer pools and strides before it, or a greater padding");
            return false;
        }

        string padded = padding is (0, 0) ? ""
            : $", padded to {height + (2 * padding.Y)}x{width + (2 * padding.X)} ({height} + 2 * {padding.Y} by {width} + 2 * {padding.X})";
        context.ReportDoesNotFit(
            $"a window of {kernel.Y}x{kernel.X} is larger than the image of {height}x{width}{padded}",
            "make the window smaller, or the image larger: fewer pools and strides before it, or a greater padding");
        return false;
    }

    private static bool FitsVolume(LoweringContext context, AxisWalk[] axes)
    {
        int[] sizes = [.. context.Shape.Dimensions.Skip(1)];
        if (axes.Zip(sizes, (axis, size) => axis.Fits(size)).All(fits => fits))
        {
            return true;
        }

        string padded = axes.All(axis => axis.Padding == 0) ? ""
            : $", padded to {string.Join("x", axes.Zip(sizes, (axis, size) => size + (2 * axis.Padding)))}";
        context.ReportDoesNotFit(
            $"a window of {string.Join("x", axes.Select(axis => axis.Span))} is larger than the volume of {string.Join("x", sizes)}{padded}",
            "make the window smaller, or the volume larger: fewer pools and strides before it, or a greater padding");
        return false;
    }
}
