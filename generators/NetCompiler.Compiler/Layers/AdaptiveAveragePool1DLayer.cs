using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>The means of as many windows of steps as are asked for.</summary>
public sealed class AdaptiveAveragePool1DLayer : AdaptiveAveragePoolLayer
{
    /// <inheritdoc/>
    public override string Kind => "AdaptiveAveragePool1D";

    /// <inheritdoc/>
    protected override ShapeKind Domain => ShapeKind.Sequence;
}
