using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Logarithms of probabilities from logits, of a vector or of each step of a sequence.</summary>
public sealed class LogSoftmaxLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "LogSoftmax";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        if (context.Takes(ShapeKind.Vector, ShapeKind.Sequence))
        {
            context.Current = context.Apply(new LogSoftmax(), context.Current);
        }
    }
}
