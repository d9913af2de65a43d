namespace NetCompiler.Compiler.Layers;

/// <summary>A two-dimensional convolution.</summary>
public sealed class Conv2DLayer : ConvolutionLayer
{
    /// <inheritdoc/>
    public override string Kind => "Conv2D";

}
