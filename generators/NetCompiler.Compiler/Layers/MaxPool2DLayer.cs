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
        PoolGeometry window = PoolWindow.Read(context);
        if (PoolWindow.Fits(context, window))
        {
            context.Current = context.Builder.Add(new MaxPool(window), context.Current);
        }
    }
}
