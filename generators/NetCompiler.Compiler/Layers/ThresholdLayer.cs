using System;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>x, and another number where x is not above a threshold.</summary>
public sealed class ThresholdLayer : ActivationLayer
{
    /// <inheritdoc/>
    public override string Kind => "Threshold";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context)
    {
        float threshold = context.Real("threshold", null, float.MinValue, float.MaxValue);
        float value = context.Real("value", null, float.MinValue, float.MaxValue);
        return x => context.Where(x, threshold, x, context.Constant(value));
    }
}
