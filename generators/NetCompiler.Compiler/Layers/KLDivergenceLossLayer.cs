using System;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>The divergence of distributions, from logarithms of probabilities.</summary>
public sealed class KLDivergenceLossLayer : ElementwiseLossLayer
{
    /// <inheritdoc/>
    public override string Kind => "KLDivergenceLoss";

    /// <inheritdoc/>
    protected override bool AreTargetsProbabilities => true;

    /// <inheritdoc/>
    protected override Func<Node, Node, Node?> Loss(LoweringContext context) => (x, target) =>
        context.Times(target, context.Minus(context.Logarithm(target), x));
}
