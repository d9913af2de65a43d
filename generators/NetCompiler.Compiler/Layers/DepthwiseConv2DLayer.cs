namespace NetCompiler.Compiler.Layers;

/// <summary>A two-dimensional convolution of each channel by itself.</summary>
public sealed class DepthwiseConv2DLayer : ConvolutionLayer
{
    /// <inheritdoc/>
    public override string Kind => "DepthwiseConv2D";

    /// <inheritdoc/>
    protected override bool HasFilters => false;
}
