using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>A one-dimensional convolution, over the steps of a sequence.</summary>
public sealed class Conv1DLayer : ConvolutionLayer
{
    /// <inheritdoc/>
    public override string Kind => "Conv1D";

    /// <inheritdoc/>
    protected override ShapeKind Domain => ShapeKind.Sequence;
}
