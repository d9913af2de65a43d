using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The largest value of each channel.</summary>
public sealed class GlobalMaxPool2DLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "GlobalMaxPool2D";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        TensorShape channels = TensorShape.Vector(context.Shape.Channels);
        if (context.Takes(ShapeKind.Image) && context.CanHold(channels))
        {
            PoolGeometry whole = new(context.Shape.Dimensions[1], context.Shape.Dimensions[2], 1, 1, 0, 0, Ceiling: false);
            context.Current = context.Builder.Add(new Reshape(channels), context.Builder.Add(new MaxPool(whole), context.Current));
        }
    }
}
