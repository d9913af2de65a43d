using System;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>The exponential linear unit whose slope is continuous.</summary>
public sealed class CELULayer : ActivationLayer
{
    /// <inheritdoc/>
    public override string Kind => "CELU";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context)
    {
        float alpha = context.Real("alpha", 1, 1e-6f, float.MaxValue);
        return x => ELULayer.Exponential(context, x, alpha, width: alpha);
    }
}
