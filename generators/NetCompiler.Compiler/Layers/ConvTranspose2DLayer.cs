namespace NetCompiler.Compiler.Layers;

/// <summary>A two-dimensional transposed convolution.</summary>
public sealed class ConvTranspose2DLayer : ConvolutionTransposeLayer
{
    /// <inheritdoc/>
    public override string Kind => "ConvTranspose2D";

}
