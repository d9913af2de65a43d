using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The largest value of each window.</summary>
public sealed class MaxPool2DLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "MaxPool2D";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        int size = context.Integer("size");
        int stride = context.Integer("stride", fallback: 0, min: 0);
        int padding = context.Padding("padding", 0, size / 2, "half the size");
        bool ceiling = context.Truth("ceiling", false);
        if (!context.Takes(ShapeKind.Image) || !WindowCheck.Fits(context, (size, size), (padding, padding)))
        {
            return;
        }

        int step = stride == 0 ? size : stride;
        PoolGeometry geometry = new(size, size, step, step, padding, padding, ceiling);
        Node y = context.Builder.Add(new MaxPool(geometry), context.Current);
        if (context.CanHold(y.Shape))
        {
            context.Current = y;
        }
    }
}
