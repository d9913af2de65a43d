using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Normalization over values of one sample, from primitives, so that gradients and fusion need nothing of its own.</summary>
internal static class Normalization
{
    /// <summary>(x - mean) / sqrt(variance + epsilon), with the biased variance.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="x">The values.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    /// <param name="mean">The mean of a value of x's shape, spread over it by broadcasting.</param>
    public static Node Standardize(LoweringContext context, Node x, float epsilon, Func<Node, Node> mean)
    {
        Node center = mean(x);

        // The sum of squares is least at the mean, so that moving the mean does not change it: the gradient need not go that way.
        Node deviations = context.Minus(x, context.Apply(new StopGradient(), center));
        Node variance = mean(context.Times(deviations, deviations));
        return context.Times(context.Minus(x, center), Inverse(context, variance, epsilon));
    }

    /// <summary>The mean over the positions and over groups of neighboring features, for each feature.</summary>
    public static Node OverGroups(LoweringContext context, Node x, int groups)
    {
        int channels = x.Shape.Channels, size = channels / groups;
        NodeType perChannel = new(TensorShape.Vector(channels), x.IsBatched);
        Node sum = x.Type == perChannel ? x : context.Apply(new Sum(perChannel), x);
        if (size > 1)
        {
            Node members = context.Apply(new Reshape(TensorShape.Sequence(groups, size)), sum);
            Node spread = context.Apply(new Broadcast(members.Type), context.SumFeatures(members));
            sum = context.Apply(new Reshape(perChannel.Shape), spread);
        }

        return x.Shape.HasSteps
            ? context.Over(context.OverPositions(sum, x.Shape), context.Constant(size))
            : context.Over(sum, context.Constant(size * x.Shape.Positions));
    }

    /// <summary>x times a weight, which begins as 1, plus a bias, which begins as 0; or x.</summary>
    public static Node Affine(LoweringContext context, Node x, TensorShape shape, bool isAffine)
    {
        IReadOnlyList<Node> parameters = Parameters(context, shape, isAffine, isAffine);
        return isAffine ? context.Plus(context.Times(x, parameters[0]), parameters[1]) : x;
    }

    /// <summary>A weight, which begins as 1, and a bias, which begins as 0; each if there is one.</summary>
    public static IReadOnlyList<Node> Parameters(LoweringContext context, TensorShape shape, bool hasWeight, bool hasBias)
    {
        IEnumerable<Node> weight = hasWeight ? [Parameter("weight", 1)] : [];
        return hasBias ? [.. weight, Parameter("bias", 0)] : [.. weight];

        // Of several axes, the parameter is seen as the vector that the value is then.
        Node Parameter(string name, float value)
        {
            Node parameter = context.Weight(name, shape, ParameterRole.Norm, new(InitializerKind.Constant, value));
            return shape.Kind == ShapeKind.Vector ? parameter : context.Apply(new Reshape(TensorShape.Vector(shape.Count)), parameter);
        }
    }

    /// <summary>Whether several values are normalized together; if not, reports it.</summary>
    public static bool IsPossible(LoweringContext context, int count, string remedy)
    {
        if (count > 1)
        {
            return true;
        }

        context.ReportDoesNotFit("it normalizes over 1 value, of which nothing is left", remedy);
        return false;
    }

    private static Node Inverse(LoweringContext context, Node variance, float epsilon) =>
        context.Apply(new ReciprocalSquareRoot(), context.Plus(variance, epsilon));
}
