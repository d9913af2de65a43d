using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The hyperbolic tangent.</summary>
public sealed class TanhLayer : ActivationLayer
{
    /// <inheritdoc/>
    public override string Kind => "Tanh";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context) => x => context.Apply(new Tanh(), x);
}
