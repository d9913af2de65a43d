using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Multiplies with a named value of the same shape.</summary>
public sealed class MultiplyLayer : MergeLayer
{
    /// <inheritdoc/>
    public override string Kind => "Multiply";

    /// <inheritdoc/>
    protected override Operator Operator => new Multiply();
}
