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
            // The planes of a volume are one image below the other.
            (int lines, int width) = (context.Shape.Depth * context.Shape.Plane.Height, context.Shape.Plane.Width);
            Reshape below = new(TensorShape.Image(channels.Count, lines, width));
            Node x = Domain == ShapeKind.Volume ? context.Apply(below, context.Current) : context.Current;
            Node largest = context.Apply(new MaxPool(new(lines, width, 1, 1, 0, 0, Ceiling: false)), x);
            context.Current = context.Apply(new Reshape(channels), largest);
        }
    }
}
