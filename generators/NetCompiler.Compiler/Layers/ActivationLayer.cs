using System;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>A layer that computes each value from the value at the same place, of any shape.</summary>
public abstract class ActivationLayer : Layer
{
    /// <inheritdoc/>
    public sealed override void Lower(LoweringContext context)
    {
        Func<Node, Node> function = Function(context);
        if (context.TakesNumbers())
        {
            context.Current = function(context.Current);
        }
    }

    /// <summary>Reads the arguments, and says what they make of a value.</summary>
    protected abstract Func<Node, Node> Function(LoweringContext context);
}
