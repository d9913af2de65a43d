using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Replaces ids by rows of a table.</summary>
public sealed class EmbeddingLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Embedding";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        int count = context.Integer("count");
        int dimension = context.Integer("dimension");
        int padding = context.Integer("PaddingIndex", fallback: -1, min: 0, max: count - 1);
        InitializerChoice initializer = context.Initializer();
        if (!context.TakesIds())
        {
            return;
        }

        TensorShape shape = TensorShape.Weight(count, dimension);
        if (!context.CanTrain(shape) || !context.CanHold(TensorShape.Sequence(context.Shape.Count, dimension)))
        {
            return;
        }

        int? row = padding < 0 ? null : padding;
        Initializer begin = initializer.OfWeight(shape, new(InitializerKind.Normal, 1)) with { ZeroRow = row };
        Node table = context.Weight("weight", shape, ParameterRole.Embedding, begin);
        context.Current = context.Builder.Add(new Embedding(row), context.Current, table);
    }
}
