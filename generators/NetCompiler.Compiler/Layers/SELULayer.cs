using System;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>The exponential linear unit that keeps mean 0 and variance 1.</summary>
public sealed class SELULayer : ActivationLayer
{
    // The fixed point of the paper's equations (4) and (5).
    private const float Alpha = 1.6732632423543772f;
    private const float Scale = 1.0507009873554805f;

    /// <inheritdoc/>
    public override string Kind => "SELU";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context) =>
        x => context.Times(ELULayer.Exponential(context, x, Alpha, width: 1), Scale);
}
