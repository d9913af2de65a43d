namespace NetCompiler.Compiler.Layers;

/// <summary>Layer normalization.</summary>
public sealed class LayerNormLayer : FeatureNormLayer
{
    /// <inheritdoc/>
    public override string Kind => "LayerNorm";

    /// <inheritdoc/>
    protected override bool HasBias(LoweringContext context) => context.Truth("Bias", true);

    /// <inheritdoc/>
    protected override bool IsCentered => true;
}
