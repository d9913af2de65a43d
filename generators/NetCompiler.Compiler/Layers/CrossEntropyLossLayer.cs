using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The cross entropy of classes, from logits; one class index a sample, or a step of a sequence.</summary>
public sealed class CrossEntropyLossLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "CrossEntropyLoss";

    /// <inheritdoc/>
    public override bool IsForTrainingOnly => true;

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        if (!context.Takes(ShapeKind.Vector, ShapeKind.Sequence))
        {
            return;
        }

        Node logits = context.Current;
        if (logits.Shape.Channels < 2)
        {
            context.ReportDoesNotFit(
                "it chooses among classes, but there is 1 logit", "end with a [Dense(classes)] of at least 2, or use [MeanSquaredErrorLoss]");
        }

        if (context.Targets(TensorShape.Vector(logits.Shape.Positions), ElementType.Int32) is Node targets)
        {
            context.Loss(targets, context.Builder.Add(new CrossEntropy(), logits, targets));
        }
    }
}
