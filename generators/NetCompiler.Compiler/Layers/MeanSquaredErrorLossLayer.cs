using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The mean of the squared differences from the targets, over samples and values.</summary>
public sealed class MeanSquaredErrorLossLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "MeanSquaredErrorLoss";

    /// <inheritdoc/>
    public override bool IsForTrainingOnly => true;

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        if (!context.TakesNumbers())
        {
            return;
        }

        Node x = context.Current;
        if (context.Targets(x.Shape, ElementType.Single) is Node targets)
        {
            Node difference = context.Builder.Add(new Subtract(), x, targets);
            context.Loss(targets, context.Builder.Add(new Multiply(), difference, difference));
        }
    }
}
