using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The hyperbolic tangent.</summary>
public sealed class TanhLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Tanh";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        if (context.TakesNumbers())
        {
            context.Current = context.Builder.Add(new Tanh(), context.Current);
        }
    }
}
