using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>A three-dimensional convolution, over volumes.</summary>
public sealed class Conv3DLayer : ConvolutionLayer
{
    /// <inheritdoc/>
    public override string Kind => "Conv3D";

    /// <inheritdoc/>
    protected override ShapeKind Domain => ShapeKind.Volume;
}
