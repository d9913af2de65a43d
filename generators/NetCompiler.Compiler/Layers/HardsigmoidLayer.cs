using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>A sigmoid of three lines.</summary>
public sealed class HardsigmoidLayer : ActivationLayer
{
    /// <inheritdoc/>
    public override string Kind => "Hardsigmoid";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context) => x => Gate(context, x);

    /// <summary>(x + 3) / 6 between 0 and 1.</summary>
    internal static Node Gate(LoweringContext context, Node x) =>
        context.Apply(new Clamp(0, 1), context.Plus(context.Times(x, 1f / 6), 0.5f));
}
