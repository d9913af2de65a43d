using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Channels that become pixels.</summary>
public sealed class PixelShuffleLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "PixelShuffle";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        int factor = context.Integer("factor", max: UpSample2DLayer.MaxScale), square = factor * factor;
        if (!context.Takes(ShapeKind.Image))
        {
            return;
        }

        TensorShape x = context.Shape;
        if (x.Channels % square != 0)
        {
            context.ReportDoesNotFit(
                $"{x.Channels} channels are no multiple of {square} ({factor} * {factor})",
                $"a [Conv2D({((x.Channels / square) + 1) * square}, kernel: 1)] before it gives it as many as it needs");
            return;
        }

        if (context.CanHold(TensorShape.Image(x.Channels / square, x.Dimensions[1] * factor, x.Dimensions[2] * factor)))
        {
            context.Current = context.Builder.Add(new PixelShuffle(factor, Inverse: false), context.Current);
        }
    }
}
