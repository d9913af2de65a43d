using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>The largest values of as many windows of steps as are asked for.</summary>
public sealed class AdaptiveMaxPool1DLayer : AdaptiveMaxPoolLayer
{
    /// <inheritdoc/>
    public override string Kind => "AdaptiveMaxPool1D";

    /// <inheritdoc/>
    protected override ShapeKind Domain => ShapeKind.Sequence;
}
