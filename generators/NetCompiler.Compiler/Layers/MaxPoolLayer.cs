using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The largest value of each window.</summary>
public abstract class MaxPoolLayer : PoolLayer
{
    /// <inheritdoc/>
    public sealed override void Lower(LoweringContext context)
    {
        PoolGeometry window = PoolWindow.Read(context, Domain);
        if (Takes(context) && PoolWindow.Fits(context, window))
        {
            context.Current = context.Apply(new MaxPool(window), context.Current);
        }
    }
}
