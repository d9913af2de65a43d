using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The logistic function.</summary>
public sealed class SigmoidLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Sigmoid";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        if (context.TakesNumbers())
        {
            context.Current = context.Builder.Add(new Sigmoid(), context.Current);
        }
    }
}
