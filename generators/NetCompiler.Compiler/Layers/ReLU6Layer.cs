using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Rectification that ends at 6; the rectification comes first, since contractions can take it in.</summary>
public sealed class ReLU6Layer : ActivationLayer
{
    /// <inheritdoc/>
    public override string Kind => "ReLU6";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context) =>
        x => context.Apply(new Clamp(0, 6), x);
}
