using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The logistic function.</summary>
public sealed class SigmoidLayer : ActivationLayer
{
    /// <inheritdoc/>
    public override string Kind => "Sigmoid";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context) => x => context.Apply(new Sigmoid(), x);
}
