using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The window of a pooling, as attributes give it.</summary>
internal static class PoolWindow
{
    /// <summary>Reads size, stride, padding and ceiling.</summary>
    public static PoolGeometry Read(LoweringContext context)
    {
        int size = context.Integer("size");
        int stride = context.Integer("stride", fallback: 0, min: 0);
        int padding = context.Padding("padding", 0, size / 2, "half the size");
        bool ceiling = context.Truth("ceiling", false);
        int step = stride == 0 ? size : stride;
        return new(size, size, step, step, padding, padding, ceiling);
    }

    /// <summary>Whether the value before can be pooled; if not, reports it.</summary>
    public static bool Fits(LoweringContext context, PoolGeometry window) =>
        context.Takes(ShapeKind.Image)
        && WindowCheck.Fits(context, (window.KernelHeight, window.KernelWidth), (window.PaddingY, window.PaddingX))
        && context.CanHold(window.Output(context.Shape));
}
