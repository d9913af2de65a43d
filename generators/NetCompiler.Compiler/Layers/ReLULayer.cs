using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Rectification.</summary>
public sealed class ReLULayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "ReLU";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        if (context.TakesNumbers())
        {
            context.Current = context.Builder.Add(new ReLU(), context.Current);
        }
    }
}
