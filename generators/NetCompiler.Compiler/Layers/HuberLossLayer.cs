using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Half the squared difference where it is small, a line where it is large.</summary>
public sealed class HuberLossLayer : ElementwiseLossLayer
{
    /// <inheritdoc/>
    public override string Kind => "HuberLoss";

    /// <inheritdoc/>
    protected override Func<Node, Node, Node?> Loss(LoweringContext context)
    {
        float delta = context.Real("delta", 1, 1e-6f, float.MaxValue);
        return (x, target) => Huber(context, context.Minus(x, target), delta);
    }

    /// <summary>
    /// c (d - c / 2) with c the difference d between -delta and delta: d^2 / 2 where it is small, and delta (|d| - delta / 2) where it is large.
    /// </summary>
    internal static Node Huber(LoweringContext context, Node difference, float delta)
    {
        Node bounded = context.Apply(new Clamp(-delta, delta), difference);
        return context.Times(bounded, context.Minus(difference, context.Times(bounded, 0.5f)));
    }
}
