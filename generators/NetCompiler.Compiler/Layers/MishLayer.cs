using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>x times the tanh of its softplus.</summary>
public sealed class MishLayer : ActivationLayer
{
    /// <inheritdoc/>
    public override string Kind => "Mish";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context) =>
        x => context.Times(x, context.Apply(new Tanh(), context.Apply(new Softplus(), x)));
}
