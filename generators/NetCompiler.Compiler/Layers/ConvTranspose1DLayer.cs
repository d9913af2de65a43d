namespace NetCompiler.Compiler.Layers;

/// <summary>A one-dimensional transposed convolution, over the steps of a sequence.</summary>
public sealed class ConvTranspose1DLayer : ConvolutionTransposeLayer
{
    /// <inheritdoc/>
    public override string Kind => "ConvTranspose1D";

    /// <inheritdoc/>
    protected override bool IsImage => false;
}
