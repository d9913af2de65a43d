using System;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>The absolute difference, rounded off where it is small: the Huber loss over its width.</summary>
public sealed class SmoothL1LossLayer : ElementwiseLossLayer
{
    /// <inheritdoc/>
    public override string Kind => "SmoothL1Loss";

    /// <inheritdoc/>
    protected override Func<Node, Node, Node?> Loss(LoweringContext context)
    {
        float beta = context.Real("beta", 1, 1e-6f, float.MaxValue);
        return (x, target) => context.Times(HuberLossLayer.Huber(context, context.Minus(x, target), beta), 1 / beta);
    }
}
