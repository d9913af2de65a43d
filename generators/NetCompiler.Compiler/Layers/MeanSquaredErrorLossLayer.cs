using System;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>The squared differences from the targets.</summary>
public sealed class MeanSquaredErrorLossLayer : ElementwiseLossLayer
{
    /// <inheritdoc/>
    public override string Kind => "MeanSquaredErrorLoss";

    /// <inheritdoc/>
    protected override Func<Node, Node, Node?> Loss(LoweringContext context)
    {
        return (x, target) =>
        {
            Node difference = context.Minus(x, target);
            return context.Times(difference, difference);
        };
    }
}
