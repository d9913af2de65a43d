using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The largest value of each channel.</summary>
public abstract class GlobalMaxPoolLayer : PoolLayer
{
    /// <inheritdoc/>
    public sealed override void Lower(LoweringContext context)
    {
        TensorShape channels = TensorShape.Vector(context.Shape.Channels);
        if (Takes(context) && context.CanHold(channels))
        {
            (int height, int width) = context.Shape.Plane;
            Node largest = context.Apply(new MaxPool(new(height, width, 1, 1, 0, 0, Ceiling: false)), context.Current);
            context.Current = context.Apply(new Reshape(channels), largest);
        }
    }
}
