using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The logarithm of the sigmoid: minus the softplus of minus x.</summary>
public sealed class LogSigmoidLayer : ActivationLayer
{
    /// <inheritdoc/>
    public override string Kind => "LogSigmoid";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context) =>
        x => context.Times(context.Apply(new Softplus(), context.Times(x, -1)), -1);
}
