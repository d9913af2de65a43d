using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The mean of each window.</summary>
public sealed class AveragePool2DLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "AveragePool2D";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        PoolGeometry window = PoolWindow.Read(context);
        ResampleMode mode = context.Truth("includePadding", true) ? ResampleMode.PaddedAverage : ResampleMode.Average;
        if (!PoolWindow.Fits(context, window))
        {
            return;
        }

        (int height, int width) = (context.Shape.Dimensions[1], context.Shape.Dimensions[2]);
        ResampleAxis y = new(mode, height, window.OutputHeight(height), window.KernelHeight, window.StrideY, window.PaddingY);
        ResampleAxis x = new(mode, width, window.OutputWidth(width), window.KernelWidth, window.StrideX, window.PaddingX);
        context.Current = context.Builder.Add(new Resample(y, x), context.Current);
    }
}
