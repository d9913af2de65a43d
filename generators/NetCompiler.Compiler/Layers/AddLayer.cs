using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Adds a named value of the same shape.</summary>
public sealed class AddLayer : MergeLayer
{
    /// <inheritdoc/>
    public override string Kind => "Add";

    /// <inheritdoc/>
    protected override Operator Operator => new Add();
}
