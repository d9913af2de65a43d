using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Pixels that become channels.</summary>
public sealed class PixelUnshuffleLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "PixelUnshuffle";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        int factor = context.Integer("factor", max: UpSample2DLayer.MaxScale);
        if (!context.Takes(ShapeKind.Image))
        {
            return;
        }

        (int height, int width) = (context.Shape.Dimensions[1], context.Shape.Dimensions[2]);
        if (height % factor != 0 || width % factor != 0)
        {
            int bottom = (factor - (height % factor)) % factor, right = (factor - (width % factor)) % factor;
            context.ReportDoesNotFit(
                $"{height}x{width} pixels cannot be cut into squares of {factor}x{factor}", $"a [Pad2D(0, Bottom = {bottom}, Right = {right})] before it fills the last ones");
            return;
        }

        if (context.CanHold(TensorShape.Image(context.Shape.Channels * factor * factor, height / factor, width / factor)))
        {
            context.Current = context.Builder.Add(new PixelShuffle(factor, Inverse: true), context.Current);
        }
    }
}
