using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The exponential linear unit.</summary>
public sealed class ELULayer : ActivationLayer
{
    /// <inheritdoc/>
    public override string Kind => "ELU";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context)
    {
        float alpha = context.Real("alpha", 1, float.MinValue, float.MaxValue);
        return x => Exponential(context, x, alpha, width: 1);
    }

    /// <summary>
    /// max(x, 0) + alpha (e^(min(x, 0) / width) - 1). The exponent ends at 0: where x is large, e^x would overflow, and infinity times a gradient
    /// of 0 is not a number.
    /// </summary>
    internal static Node Exponential(LoweringContext context, Node x, float alpha, float width)
    {
        Node negative = context.Apply(new Clamp(float.NegativeInfinity, 0), x);
        Node power = context.Apply(new Expm1(), context.Times(negative, 1 / width));
        return context.Plus(context.Apply(new ReLU(), x), context.Times(power, alpha));
    }
}
