using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The mean of each window.</summary>
public abstract class AveragePoolLayer : PoolLayer
{
    /// <inheritdoc/>
    public sealed override void Lower(LoweringContext context)
    {
        PoolGeometry window = PoolWindow.Read(context, Domain);
        ResampleMode mode = context.Truth("includePadding", true) ? ResampleMode.PaddedAverage : ResampleMode.Average;
        if (!Takes(context) || !PoolWindow.Fits(context, window))
        {
            return;
        }

        (int height, int width) = context.Shape.Plane;
        ResampleAxis y = new(mode, height, window.OutputHeight(height), window.KernelHeight, window.StrideY, window.PaddingY);
        ResampleAxis x = new(mode, width, window.OutputWidth(width), window.KernelWidth, window.StrideX, window.PaddingX);
        context.Current = context.Apply(new Resample(y, x), context.Current);
    }
}
