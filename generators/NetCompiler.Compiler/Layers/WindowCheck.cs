using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>Whether the window of a convolution or a pooling lies in the image at least once.</summary>
internal static class WindowCheck
{
    /// <summary>Reports a window that is larger than the padded image.</summary>
    public static bool Fits(LoweringContext context, (int Y, int X) kernel, (int Y, int X) padding)
    {
        int height = context.Shape.Dimensions[1];
        int width = context.Shape.Dimensions[2];
        if (kernel.Y <= height + (2 * padding.Y) && kernel.X <= width + (2 * padding.X))
        {
            return true;
        }

        string padded = padding is (0, 0) ? ""
            : $", padded to {height + (2 * padding.Y)}x{width + (2 * padding.X)} ({height} + 2 * {padding.Y} by {width} + 2 * {padding.X})";
        context.ReportDoesNotFit(
            $"a window of {kernel.Y}x{kernel.X} is larger than the image of {height}x{width}{padded}",
            "make the window smaller, or the image larger: fewer pools and strides before it, or a greater padding");
        return false;
    }
}
