using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Adds to each step a vector that says where it is.</summary>
public sealed class PositionEmbeddingLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "PositionEmbedding";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        int written = context.Integer("steps", 0, min: 0);
        bool isSinusoidal = context.Truth("Sinusoidal", false);
        float @base = context.Real("Base", 10_000, 1, float.MaxValue, excludesMin: true);
        InitializerChoice initializer = context.Initializer();
        if (!context.Takes(ShapeKind.Sequence))
        {
            return;
        }

        Node x = context.Current;
        int steps = x.Shape.Dimensions[0], channels = x.Shape.Channels, rows = written == 0 ? steps : written;
        if (x.Shape.Dimensions.Count != 2)
        {
            context.ReportDoesNotFit($"{ShapeText.Of(x.Type)} has heads before its steps", "add positions before the features are cut into heads");
        }
        else if (steps > rows)
        {
            context.ReportDoesNotFit(
                $"the sequence has {ShapeText.Of(steps)} steps, but there are {ShapeText.Of(rows)} positions", $"shorten it, or make the positions [PositionEmbedding({steps})]");
        }
        else if (isSinusoidal)
        {
            context.Current = context.Plus(x, context.Builder.Add(new Sinusoids(steps, channels, @base)));
        }
        else if (context.CanTrain(TensorShape.Weight(rows, channels)))
        {
            TensorShape shape = TensorShape.Weight(rows, channels);
            Node table = context.Weight("weight", shape, ParameterRole.Embedding, initializer.OfWeight(shape, new(InitializerKind.Normal, 0.02f)));
            Node used = steps == rows ? table : context.Apply(new Slice(0, steps), table);

            context.Current = Sum(context, x, used);
        }
    }

    // Flattened, since the gradient is a sum over the batch of every value; in a prediction of fewer steps, there is none.
    private static Node Sum(LoweringContext context, Node x, Node table)
    {
        if (x.Shape.HasSteps)
        {
            return context.Plus(x, context.Apply(new Reshape(TensorShape.Sequence([.. x.Shape.Dimensions])), table));
        }

        TensorShape flat = TensorShape.Vector(x.Shape.Count);
        return context.Apply(new Reshape(x.Shape), context.Plus(context.Apply(new Reshape(flat), x), context.Apply(new Reshape(flat), table)));
    }
}
