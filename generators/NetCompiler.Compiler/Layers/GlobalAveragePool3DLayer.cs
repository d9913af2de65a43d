using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>The mean of each channel of a volume.</summary>
public sealed class GlobalAveragePool3DLayer : GlobalAveragePoolLayer
{
    /// <inheritdoc/>
    public override string Kind => "GlobalAveragePool3D";

    /// <inheritdoc/>
    protected override ShapeKind Domain => ShapeKind.Volume;
}
