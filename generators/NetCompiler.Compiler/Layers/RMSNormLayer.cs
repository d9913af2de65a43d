namespace NetCompiler.Compiler.Layers;

/// <summary>Root mean square normalization: the mean stays, and there is no bias.</summary>
public sealed class RMSNormLayer : FeatureNormLayer
{
    /// <inheritdoc/>
    public override string Kind => "RMSNorm";

    /// <inheritdoc/>
    protected override bool HasBias(LoweringContext context) => false;

    /// <inheritdoc/>
    protected override bool IsCentered => false;
}
