using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>The largest value of each window of steps.</summary>
public sealed class MaxPool1DLayer : MaxPoolLayer
{
    /// <inheritdoc/>
    public override string Kind => "MaxPool1D";

    /// <inheritdoc/>
    protected override ShapeKind Domain => ShapeKind.Sequence;
}
