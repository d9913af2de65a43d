using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Cross entropy that leaves alone what is right already, from logits.</summary>
public sealed class FocalLossLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "FocalLoss";

    /// <inheritdoc/>
    public override bool IsForTrainingOnly => true;

    /// <inheritdoc/>
    public override ElementType? Targets(LayerDeclaration declaration) => ElementType.Int32;

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        LossOptions options = context.LossOptions();
        float gamma = context.Real("gamma", 2, 0, 100);
        ClassLabels labels = ClassLabels.Read(context);
        if (!labels.Fits(context, "[BinaryCrossEntropyLoss]") || ClassLabels.Targets(context) is not Node targets)
        {
            return;
        }

        // The logarithm of the right class' probability p, and of 1 - p without cancellation; where p is 1, that of the least number.
        Node label = labels.OneHot(context, targets);
        Node logarithm = context.SumFeatures(context.Times(label, context.Apply(new LogSoftmax(), context.Current)));
        Node rest = context.Times(context.Apply(new Expm1(), logarithm), -1);
        Node factor = context.Apply(new Exp(), context.Times(context.Logarithm(rest), gamma));
        Node values = context.Times(context.Times(factor, logarithm), -1);
        if (labels.Weights is not null)
        {
            values = context.Times(values, context.SumFeatures(labels.Spread(context, label)));
        }

        // The weights balance classes; the mean is over samples, as the paper's is.
        labels.Loss(context, options, targets, values, label);
    }
}
