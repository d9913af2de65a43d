using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The absolute differences from the targets.</summary>
public sealed class MeanAbsoluteErrorLossLayer : ElementwiseLossLayer
{
    /// <inheritdoc/>
    public override string Kind => "MeanAbsoluteErrorLoss";

    /// <inheritdoc/>
    protected override Func<Node, Node, Node?> Loss(LoweringContext context) =>
        (x, target) => context.Apply(new Abs(), context.Minus(x, target));
}
