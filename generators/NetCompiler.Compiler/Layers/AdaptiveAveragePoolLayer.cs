using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The means of as many windows as are asked for, whatever the size of the image or sequence.</summary>
public abstract class AdaptiveAveragePoolLayer : PoolLayer
{
    /// <inheritdoc/>
    public sealed override void Lower(LoweringContext context)
    {
        (int height, int width) = PoolWindow.ReadOutput(context, Domain);
        if (Takes(context) && context.CanHold(context.Shape.WithPlane(height, width)))
        {
            (int lines, int pixels) = context.Shape.Plane;
            Resample means = new(new(ResampleMode.Adaptive, lines, height), new(ResampleMode.Adaptive, pixels, width));
            context.Current = context.Apply(means, context.Current);
        }
    }
}
