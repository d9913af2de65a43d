namespace NetCompiler.Compiler.Layers;

/// <summary>Keeps the parameters above it as they are; <see cref="Lowering"/> looks ahead for it.</summary>
public sealed class FrozenLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Frozen";

    /// <inheritdoc/>
    public override bool GivesValue => false;

    /// <inheritdoc/>
    public override bool FreezesAbove => true;

    /// <inheritdoc/>
    public override bool IsForTrainingOnly => true;

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        // Nothing to compute: what it means was known before the layers above were lowered.
    }
}
