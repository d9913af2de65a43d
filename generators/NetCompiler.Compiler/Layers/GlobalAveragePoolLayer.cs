using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The mean of each channel.</summary>
public abstract class GlobalAveragePoolLayer : PoolLayer
{
    /// <inheritdoc/>
    public sealed override void Lower(LoweringContext context)
    {
        TensorShape channels = TensorShape.Vector(context.Shape.Channels);
        if (Takes(context) && context.CanHold(channels))
        {
            Node sum = context.Apply(new Sum(context.Current.Type with { Shape = channels }), context.Current);
            context.Current = context.OverPositions(sum, context.Shape);
        }
    }
}
