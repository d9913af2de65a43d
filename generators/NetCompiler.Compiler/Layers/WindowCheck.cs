using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Whether the window of a convolution or a pooling lies in the image or sequence at least once.</summary>
internal static class WindowCheck
{
    /// <summary>Reports the kernel of a convolution that is larger than what it moves over.</summary>
    public static bool Fits(LoweringContext context, ConvolutionGeometry geometry) =>
        Fits(
            context,
            ((geometry.DilationY * (geometry.KernelHeight - 1)) + 1, (geometry.DilationX * (geometry.KernelWidth - 1)) + 1),
            (geometry.PaddingY, geometry.PaddingX));

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
}
