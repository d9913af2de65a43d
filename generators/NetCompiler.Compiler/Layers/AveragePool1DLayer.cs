using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>The mean of each window of steps.</summary>
public sealed class AveragePool1DLayer : AveragePoolLayer
{
    /// <inheritdoc/>
    public override string Kind => "AveragePool1D";

    /// <inheritdoc/>
    protected override ShapeKind Domain => ShapeKind.Sequence;
}
