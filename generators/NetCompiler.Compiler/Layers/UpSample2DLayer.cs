using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>An image several times as high and wide.</summary>
public sealed class UpSample2DLayer : Layer
{
    /// <summary>Sizes of images, which are limited, times this stay 32-bit.</summary>
    internal const int MaxScale = 256;

    /// <inheritdoc/>
    public override string Kind => "UpSample2D";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        int scale = context.Integer("scale", max: MaxScale);

        // A value that becomes several is the only one in the adaptive window of each.
        ResampleMode mode = context.Choice("Mode", "Nearest", "Bilinear") == "Nearest" ? ResampleMode.Adaptive : ResampleMode.Linear;
        if (!context.Takes(ShapeKind.Image))
        {
            return;
        }

        ResampleAxis y = new(mode, context.Shape.Dimensions[1], context.Shape.Dimensions[1] * scale, Step: scale);
        ResampleAxis x = new(mode, context.Shape.Dimensions[2], context.Shape.Dimensions[2] * scale, Step: scale);
        if (context.CanHold(TensorShape.Image(context.Shape.Channels, y.Outputs, x.Outputs)))
        {
            context.Current = context.Builder.Add(new Resample(y, x), context.Current);
        }
    }
}
