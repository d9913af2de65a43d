using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The same values in the same logical order with other axes.</summary>
public sealed class ReshapeLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Reshape";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        IReadOnlyList<int> sizes = context.Integers("shape");
        if (InputLayer.ShapeOf(context, sizes) is not TensorShape shape || !context.TakesNumbers() || !context.CanHold(shape))
        {
            return;
        }

        if (shape.Count != context.Shape.Count)
        {
            context.ReportDoesNotFit(
                $"{shape} are {ShapeText.Of(shape.Count)} values, but there are {ShapeText.Of(context.Shape.Count)} ({context.Shape})",
                "choose sizes whose product is that");
            return;
        }

        context.Current = context.Apply(new Reshape(shape), context.Current);
    }
}
