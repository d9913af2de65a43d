using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>x times the probability that a standard normal variable is below x.</summary>
public sealed class GELULayer : ActivationLayer
{
    // 2 sqrt(2 / pi).
    private const float Factor = 1.5957691216057308f;

    /// <inheritdoc/>
    public override string Kind => "GELU";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context)
    {
        bool isApproximate = context.Truth("Approximate", false);
        return x => context.Times(x, isApproximate ? Approximate(context, x) : context.Apply(new NormalCDF(), x));
    }

    // (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2, a sigmoid; beyond 20 it is 0 or 1, and the cube does not overflow.
    private static Node Approximate(LoweringContext context, Node x)
    {
        Node bounded = context.Apply(new Clamp(-20, 20), x);
        Node factor = context.Plus(context.Times(context.Times(bounded, bounded), 0.044715f * Factor), Factor);
        return context.Apply(new Sigmoid(), context.Times(bounded, factor));
    }
}
