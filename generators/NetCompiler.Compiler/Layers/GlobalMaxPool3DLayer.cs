using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>The largest value of each channel of a volume.</summary>
public sealed class GlobalMaxPool3DLayer : GlobalMaxPoolLayer
{
    /// <inheritdoc/>
    public override string Kind => "GlobalMaxPool3D";

    /// <inheritdoc/>
    protected override ShapeKind Domain => ShapeKind.Volume;
}
