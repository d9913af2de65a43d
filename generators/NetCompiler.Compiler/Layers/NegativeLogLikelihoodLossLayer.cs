using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>Minus the logarithm of the probability of the right class, from logarithms of probabilities.</summary>
public sealed class NegativeLogLikelihoodLossLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "NegativeLogLikelihoodLoss";

    /// <inheritdoc/>
    public override bool IsForTrainingOnly => true;

    /// <inheritdoc/>
    public override ElementType? Targets(LayerDeclaration declaration) => ElementType.Int32;

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        LossOptions options = context.LossOptions();
        ClassLabels labels = ClassLabels.Read(context);
        if (labels.Fits(context, "[BinaryCrossEntropyLoss]") && ClassLabels.Targets(context) is Node targets)
        {
            Node x = context.Current, weights = labels.Weigh(context, targets);
            labels.Loss(context, options, targets, context.Times(context.SumFeatures(context.Times(weights, x)), -1), weights);
        }
    }
}
