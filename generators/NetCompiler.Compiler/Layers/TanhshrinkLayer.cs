using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>What the hyperbolic tangent takes off x.</summary>
public sealed class TanhshrinkLayer : ActivationLayer
{
    /// <inheritdoc/>
    public override string Kind => "Tanhshrink";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context) => x => context.Minus(x, context.Apply(new Tanh(), x));
}
