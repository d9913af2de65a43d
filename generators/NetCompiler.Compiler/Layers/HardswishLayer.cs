using System;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>x times its hard sigmoid.</summary>
public sealed class HardswishLayer : ActivationLayer
{
    /// <inheritdoc/>
    public override string Kind => "Hardswish";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context) =>
        x => context.Times(x, HardsigmoidLayer.Gate(context, x));
}
