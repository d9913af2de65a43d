using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The cross entropy of classes, from logits; one class index or distribution a sample, or a step of a sequence.</summary>
public sealed class CrossEntropyLossLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "CrossEntropyLoss";

    /// <inheritdoc/>
    public override bool IsForTrainingOnly => true;

    /// <inheritdoc/>
    public override ElementType? Targets(LayerDeclaration declaration) => declaration["Distributions"]?.Number == 1 ? ElementType.Single : ElementType.Int32;

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        LossOptions options = context.LossOptions();
        float smoothing = context.Real("LabelSmoothing", 0, 0, 1, excludesMax: true);
        bool isDistribution = context.Truth("Distributions", false);
        ClassLabels labels = ClassLabels.Read(context);
        if (!labels.Fits(context, "[MeanSquaredErrorLoss]"))
        {
            return;
        }

        Node logits = context.Current;
        if (isDistribution)
        {
            LowerDistributions(context, labels, smoothing, options);
        }
        else if (ClassLabels.Targets(context) is not Node targets)
        {
            return;
        }
        else if (labels.IsPlain && smoothing == 0)
        {
            context.Loss(options, targets, context.Builder.Add(new CrossEntropy(), logits, targets));
        }
        else
        {
            Node weights = labels.Weigh(context, targets), expected = Smooth(context, labels, weights, smoothing);
            if (labels.Ignored is not null && smoothing > 0)
            {
                // A step that does not count has nothing to be smoothed.
                expected = context.Times(expected, context.SumFeatures(labels.OneHot(context, targets)));
            }

            labels.Loss(context, options, targets, Sum(context, expected), weights);
        }
    }

    private static void LowerDistributions(LoweringContext context, ClassLabels labels, float smoothing, LossOptions options)
    {
        if (labels.Ignored is int ignored)
        {
            context.ReportArgument("IgnoredIndex", ShapeText.Of(ignored), "left out where Distributions is true");
            return;
        }

        if (context.Targets(context.Shape, ElementType.Single) is Node targets)
        {
            Node expected = Smooth(context, labels, labels.Spread(context, targets), smoothing);
            context.Loss(options, targets, Sum(context, expected), areProbabilities: true);
        }
    }

    // (1 - smoothing) expected + smoothing / classes * the weight of the class.
    private static Node Smooth(LoweringContext context, ClassLabels labels, Node expected, float smoothing) => smoothing == 0 ? expected
        : context.Plus(context.Times(expected, 1 - smoothing), labels.Spread(context, context.Constant(smoothing / context.Shape.Channels)));

    private static Node Sum(LoweringContext context, Node expected) =>
        context.Times(context.SumFeatures(context.Times(expected, context.Apply(new LogSoftmax(), context.Current))), -1);
}
