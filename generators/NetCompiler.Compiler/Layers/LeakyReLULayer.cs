using System;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>Rectification that lets some of the negative values pass.</summary>
public sealed class LeakyReLULayer : ActivationLayer
{
    /// <inheritdoc/>
    public override string Kind => "LeakyReLU";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context)
    {
        float slope = context.Real("slope", 0.01f, float.MinValue, float.MaxValue);
        return x => context.Where(x, 0, x, context.Times(x, slope));
    }
}
