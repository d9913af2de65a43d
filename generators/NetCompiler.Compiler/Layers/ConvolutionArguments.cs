using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The arguments that say how a kernel moves, the same for all layers of convolutions.</summary>
internal static class ConvolutionArguments
{
    /// <summary>Reads kernel, stride, padding and dilation: two axes for images, for which the second has arguments of its own, or one for sequences.</summary>
    public static ConvolutionGeometry Read(LoweringContext context, bool isImage)
    {
        int kernel = context.Integer("kernel"), stride = context.Integer("stride", fallback: 1), dilation = context.Integer("Dilation", fallback: 1);
        bool isSame = context.IsWord("padding", "same");
        int padding = isSame ? Same(context, kernel, stride, dilation) : context.Padding("padding", 0, Reach(kernel, dilation), Limit("kernel", dilation, ""));
        int width = isImage ? context.Integer("KernelWidth", fallback: kernel) : kernel;
        int strideX = isImage ? context.Integer("StrideWidth", fallback: stride) : stride;
        int dilationX = isImage ? context.Integer("DilationWidth", fallback: dilation) : dilation;
        int paddingX = !isImage ? padding
            : context.Padding(
                "PaddingWidth", isSame ? Same(context, width, strideX, dilationX) : padding, Reach(width, dilationX), Limit("KernelWidth", dilationX, "Width"));
        return isImage
            ? new(kernel, width, stride, strideX, padding, paddingX) { DilationY = dilation, DilationX = dilationX }
            : new(1, width, 1, stride, 0, padding) { DilationX = dilation };
    }

    // Steps from the first pixel of the kernel to its last: beyond that much padding, a window sees nothing of the image.
    private static int Reach(int kernel, int dilation) => checked((int)System.Math.Min(int.MaxValue, (long)dilation * (kernel - 1)));

    private static string Limit(string kernel, int dilation, string axis) => dilation == 1 ? $"{kernel} - 1" : $"Dilation{axis} * ({kernel} - 1)";

    // As many outputs as inputs, with as many zeros before as behind.
    private static int Same(LoweringContext context, int kernel, int stride, int dilation)
    {
        if (stride != 1 || Reach(kernel, dilation) % 2 != 0)
        {
            context.ReportArgument(
                "padding", "same",
                stride != 1
                    ? $"a number where the stride is {stride}: \"same\" keeps the size, which a stride divides"
                    : $"a number where the kernel is {kernel}: the same zeros before and behind keep the size of odd kernels only");
            context.Fail();
        }

        return Reach(kernel, dilation) / 2;
    }
}
