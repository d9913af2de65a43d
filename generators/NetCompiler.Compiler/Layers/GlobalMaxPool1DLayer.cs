using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>The largest value of each channel of a sequence.</summary>
public sealed class GlobalMaxPool1DLayer : GlobalMaxPoolLayer
{
    /// <inheritdoc/>
    public override string Kind => "GlobalMaxPool1D";

    /// <inheritdoc/>
    protected override ShapeKind Domain => ShapeKind.Sequence;
}
