using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>The mean of each channel of a sequence.</summary>
public sealed class GlobalAveragePool1DLayer : GlobalAveragePoolLayer
{
    /// <inheritdoc/>
    public override string Kind => "GlobalAveragePool1D";

    /// <inheritdoc/>
    protected override ShapeKind Domain => ShapeKind.Sequence;
}
