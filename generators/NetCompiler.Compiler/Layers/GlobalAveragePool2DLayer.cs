using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The mean of each channel.</summary>
public sealed class GlobalAveragePool2DLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "GlobalAveragePool2D";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        TensorShape channels = TensorShape.Vector(context.Shape.Channels);
        if (context.Takes(ShapeKind.Image) && context.CanHold(channels))
        {
            Node sum = context.Builder.Add(new Sum(context.Current.Type with { Shape = channels }), context.Current);
            context.Current = context.Builder.Add(new Multiply(), sum, context.Builder.Add(new Constant(1f / context.Shape.Positions)));
        }
    }
}
