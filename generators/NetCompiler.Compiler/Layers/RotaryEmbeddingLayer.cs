using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>Positions as rotations of pairs of features.</summary>
public sealed class RotaryEmbeddingLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "RotaryEmbedding";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        int heads = context.Integer("heads", 1);
        float @base = context.Real("base", 10_000, 1, float.MaxValue, excludesMin: true);
        if (!context.Takes(ShapeKind.Sequence))
        {
            return;
        }

        if (context.Shape.Dimensions.Count != 2 || context.Shape.Channels % (2 * heads) != 0)
        {
            context.ReportDoesNotFit(
                $"{context.Shape.Channels} features of {ShapeText.Of(context.Current.Type)} cannot be cut into the pairs of {ShapeText.Of(heads)} heads",
                "rotate a sequence (steps, features) whose features are a multiple of twice the heads");
            return;
        }

        context.Current = Rotation.Rotate(context, context.Current, heads, @base);
    }
}
