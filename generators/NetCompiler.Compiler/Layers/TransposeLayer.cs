using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Steps become features, and features steps.</summary>
public sealed class TransposeLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Transpose";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        if (context.Takes(ShapeKind.Sequence) && context.CanHold(TensorShape.Sequence(context.Shape.Channels, context.Shape.Positions)))
        {
            context.Current = context.Apply(new Transpose(new([1, 0])), context.Current);
        }
    }
}
