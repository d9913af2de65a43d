using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>x between two bounds.</summary>
public sealed class HardtanhLayer : ActivationLayer
{
    /// <inheritdoc/>
    public override string Kind => "Hardtanh";

    /// <inheritdoc/>
    protected override Func<Node, Node> Function(LoweringContext context)
    {
        float min = context.Real("min", -1, float.MinValue, float.MaxValue);
        float max = context.Real("max", 1, min, float.MaxValue);
        return x => context.Apply(new Clamp(min, max), x);
    }
}
