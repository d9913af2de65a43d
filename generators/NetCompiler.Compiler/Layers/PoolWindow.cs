using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>What attributes of pools say of the window, and of the result.</summary>
internal static class PoolWindow
{
    /// <summary>
    /// Reads size, stride, padding and ceiling: two axes for images, for which the second has arguments of its own, or one for sequences.
    /// </summary>
    public static PoolGeometry Read(LoweringContext context, ShapeKind domain)
    {
        int size = context.Integer("size"), stride = context.Integer("stride", fallback: 0, min: 0);
        int padding = context.Padding("padding", 0, size / 2, "half the size");
        bool ceiling = context.Truth("ceiling", false);
        if (domain == ShapeKind.Sequence)
        {
            return new(1, size, 1, stride == 0 ? size : stride, 0, padding, ceiling);
        }

        int width = context.Integer("SizeWidth", fallback: size), strideX = context.Integer("StrideWidth", fallback: stride, min: 0);
        int paddingX = context.Padding("PaddingWidth", padding, width / 2, "half the SizeWidth");
        return new(size, width, stride == 0 ? size : stride, strideX == 0 ? width : strideX, padding, paddingX, ceiling);
    }

    /// <summary>Reads how large the result of an adaptive pool is.</summary>
    public static (int Height, int Width) ReadOutput(LoweringContext context, ShapeKind domain)
    {
        if (domain == ShapeKind.Sequence)
        {
            return (1, context.Integer("steps"));
        }

        int height = context.Integer("height"), width = context.Integer("width", fallback: 0, min: 0);
        return (height, width == 0 ? height : width);
    }

    /// <summary>Whether the window fits into the value before, and its result into memory; if not, reports it.</summary>
    public static bool Fits(LoweringContext context, PoolGeometry window) =>
        WindowCheck.Fits(context, (window.KernelHeight, window.KernelWidth), (window.PaddingY, window.PaddingX))
        && context.CanHold(window.Output(context.Shape));
}
