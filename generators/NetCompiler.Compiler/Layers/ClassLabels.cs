using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>What losses of classes have in common: labels, of which one may be ignored, and weights of classes.</summary>
/// <param name="Weights">The weight of each class, or null if all are 1.</param>
/// <param name="Ignored">The label that does not count, or null.</param>
internal sealed record ClassLabels(EquatableArray<float>? Weights, int? Ignored)
{
    /// <summary>Whether every label counts the same.</summary>
    public bool IsPlain => Weights is null && Ignored is null;

    /// <summary>Reads the arguments.</summary>
    public static ClassLabels Read(LoweringContext context) => new(context.Weights("ClassWeights"), context.OptionalInteger("IgnoredIndex"));

    /// <summary>Whether the value before has features to choose among, and as many weights as them; if not, reports it.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="other">The loss for a single value.</param>
    public bool Fits(LoweringContext context, string other)
    {
        if (!context.Takes(ShapeKind.Vector, ShapeKind.Sequence))
        {
            return false;
        }

        if (context.Shape.Channels < 2)
        {
            context.ReportDoesNotFit("it chooses among classes, but there is 1 logit", $"end with a [Dense(classes)] of at least 2, or use {other}");
        }

        return Weights is not EquatableArray<float> given || context.HasOnePerFeature("ClassWeights", given);
    }

    /// <summary>The input of the labels: one a sample, or a step.</summary>
    public static Node? Targets(LoweringContext context) => context.Targets(context.Shape.OnePerPosition, ElementType.Int32);

    /// <summary>One at the label of each step, zeros elsewhere.</summary>
    public Node OneHot(LoweringContext context, Node targets) => context.Builder.Add(new OneHot(context.Shape, Ignored), targets);

    /// <summary>The weight of its class at the label of each step, zeros elsewhere.</summary>
    public Node Weigh(LoweringContext context, Node targets) => Spread(context, OneHot(context, targets));

    /// <summary>A value times the weight of each class.</summary>
    public Node Spread(LoweringContext context, Node x) =>
        Weights is EquatableArray<float> given ? context.Times(x, context.Builder.Add(new ConstantVector(given))) : x;

    /// <summary>The network's loss from that of each step; <paramref name="weights"/> sum to what the mean divides by.</summary>
    public void Loss(LoweringContext context, LossOptions options, Node targets, Node samples, Node weights) =>
        context.Loss(options, targets, samples, IsPlain ? null : weights, ignored: Ignored);
}
