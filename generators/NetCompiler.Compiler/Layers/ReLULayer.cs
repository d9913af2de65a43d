using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Rectification.</summary>
public sealed class ReLULayer : ActivationLayer
{
    /// <inheritdoc/>
    public override string Kind => "ReLU";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context) => x => context.Apply(new ReLU(), x);
}
