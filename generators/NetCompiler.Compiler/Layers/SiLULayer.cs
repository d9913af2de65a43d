using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>x times its sigmoid.</summary>
public sealed class SiLULayer : ActivationLayer
{
    /// <inheritdoc/>
    public override string Kind => "SiLU";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context) => x => context.Times(x, context.Apply(new Sigmoid(), x));
}
