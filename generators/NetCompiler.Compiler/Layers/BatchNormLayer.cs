using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Batch normalization, from primitives, so that gradients, folding and fusion need nothing of its own.</summary>
public sealed class BatchNormLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "BatchNorm";

    /// <summary>Variance needs two values of each feature, which a vector has only in two samples.</summary>
    public override int MinimumRows(TensorShape output) => output.Positions == 1 ? 2 : 1;

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        float momentum = context.Real("momentum", 0.1f, 0, 1);
        float epsilon = context.Real("epsilon", 1e-5f, 0, float.MaxValue, excludesMin: true);
        if (!context.TakesNumbers())
        {
            return;
        }

        TensorShape channels = TensorShape.Vector(context.Shape.Channels);
        Parts parts = new(
            context,
            context.Weight("weight", channels, ParameterRole.Norm, new(InitializerKind.Constant, 1)),
            context.Weight("bias", channels, ParameterRole.Norm, new(InitializerKind.Constant, 0)),
            context.State("running_mean", channels, 0),
            context.State("running_var", channels, 1),
            context.Builder.Add(new Constant(epsilon)));
        context.Current = context.IsTraining ? Normalize(parts, momentum) : Apply(parts);
    }

    /// <summary>Prediction: y = x * scale + shift; scale and shift depend on no sample, so that they fold into the contraction before.</summary>
    private static Node Apply(Parts parts)
    {
        GraphBuilder builder = parts.Context.Builder;
        Node deviation = builder.Add(new ReciprocalSquareRoot(), builder.Add(new Add(), parts.Variance, parts.Epsilon));
        Node scale = builder.Add(new Multiply(), parts.Weight, deviation);
        Node shift = builder.Add(new Subtract(), parts.Bias, builder.Add(new Multiply(), parts.Mean, scale));
        return builder.Add(new Add(), builder.Add(new Multiply(), parts.Context.Current, scale), shift);
    }

    /// <summary>
    /// Training: with the mean and the biased variance of the batch; the running variance takes the unbiased one, n / (n - 1) times as much,
    /// n being the batch times the positions; see <see cref="MinimumRows"/> for n = 1.
    /// </summary>
    private static Node Normalize(Parts parts, float momentum)
    {
        LoweringContext context = parts.Context;
        GraphBuilder builder = context.Builder;
        Node x = context.Current;
        Sum overBatch = new(new(TensorShape.Vector(x.Shape.Channels), IsBatched: false));
        Node inverse = builder.Add(new InverseBatch());
        if (x.Shape.Positions > 1)
        {
            inverse = builder.Add(new Multiply(), inverse, builder.Add(new Constant(1f / x.Shape.Positions)));
        }

        Node mean = builder.Add(new Multiply(), builder.Add(overBatch, x), inverse);
        Node centered = builder.Add(new Subtract(), x, mean);

        // The sum of squares is least at the mean, so that moving the mean does not change it: the gradient need not go that way.
        Node deviations = builder.Add(new Subtract(), x, builder.Add(new StopGradient(), mean));
        Node squares = builder.Add(overBatch, builder.Add(new Multiply(), deviations, deviations));
        Node variance = builder.Add(new Multiply(), squares, inverse);
        Node deviation = builder.Add(new ReciprocalSquareRoot(), builder.Add(new Add(), variance, parts.Epsilon));

        Node one = builder.Add(new Constant(1));
        Node unbiased = builder.Add(new Divide(), variance, builder.Add(new Subtract(), one, inverse));
        Move(parts.Mean, mean);
        Move(parts.Variance, unbiased);
        Node scaled = builder.Add(new Multiply(), builder.Add(new Multiply(), centered, deviation), parts.Weight);
        return builder.Add(new Add(), scaled, parts.Bias);

        void Move(Node running, Node batch)
        {
            Node kept = builder.Add(new Multiply(), running, builder.Add(new Constant(1 - momentum)));
            Node moved = builder.Add(new Multiply(), batch, builder.Add(new Constant(momentum)));
            context.Update(running, builder.Add(new Add(), kept, moved));
        }
    }

    private sealed record Parts(LoweringContext Context, Node Weight, Node Bias, Node Mean, Node Variance, Node Epsilon);
}
