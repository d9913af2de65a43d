using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The smooth rectification ln(1 + e^x).</summary>
public sealed class SoftplusLayer : ActivationLayer
{
    /// <inheritdoc/>
    public override string Kind => "Softplus";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context)
    {
        float beta = context.Real("beta", 1, 1e-6f, float.MaxValue);
        float threshold = context.Real("threshold", 20, float.MinValue, float.MaxValue);
        return x =>
        {
            // From 20 on the line differs from the curve by less than single precision does.
            Node scaled = context.Times(x, beta);
            Node curve = context.Times(context.Apply(new Softplus(), scaled), 1 / beta);
            return threshold >= 20 ? curve : context.Where(scaled, threshold, x, curve);
        };
    }
}
