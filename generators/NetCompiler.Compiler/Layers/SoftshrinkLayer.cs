using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>x moved towards 0.</summary>
public sealed class SoftshrinkLayer : ActivationLayer
{
    /// <inheritdoc/>
    public override string Kind => "Softshrink";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context)
    {
        float lambda = context.Real("lambda", 0.5f, 0, float.MaxValue);
        return x => context.Minus(x, context.Apply(new Clamp(-lambda, lambda), x));
    }
}
