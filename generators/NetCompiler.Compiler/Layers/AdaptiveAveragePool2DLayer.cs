using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The means of as many windows as are asked for, whatever the size of the image.</summary>
public sealed class AdaptiveAveragePool2DLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "AdaptiveAveragePool2D";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        int height = context.Integer("height");
        int width = context.Integer("width", fallback: 0, min: 0);
        if (!context.Takes(ShapeKind.Image))
        {
            return;
        }

        width = width == 0 ? height : width;
        if (context.CanHold(TensorShape.Image(context.Shape.Channels, height, width)))
        {
            ResampleAxis y = new(ResampleMode.Adaptive, context.Shape.Dimensions[1], height);
            ResampleAxis x = new(ResampleMode.Adaptive, context.Shape.Dimensions[2], width);
            context.Current = context.Builder.Add(new Resample(y, x), context.Current);
        }
    }
}
