using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Probabilities from logits, of a vector or of each step of a sequence.</summary>
public sealed class SoftmaxLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Softmax";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        if (context.Takes(ShapeKind.Vector, ShapeKind.Sequence))
        {
            context.Current = context.Builder.Add(new Softmax(), context.Current);
        }
    }
}
