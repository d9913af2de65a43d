using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>x without its small values.</summary>
public sealed class HardshrinkLayer : ActivationLayer
{
    /// <inheritdoc/>
    public override string Kind => "Hardshrink";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context)
    {
        float lambda = context.Real("lambda", 0.5f, 0, float.MaxValue);
        return x => context.Where(context.Apply(new Abs(), x), lambda, x, context.Constant(0));
    }
}
