using System;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>A loss of each value and the target at the same place, of any shape.</summary>
public abstract class ElementwiseLossLayer : Layer
{
    /// <inheritdoc/>
    public override ElementType? Targets(LayerDeclaration declaration) => ElementType.Single;

    /// <inheritdoc/>
    public sealed override bool IsForTrainingOnly => true;

    /// <summary>Whether targets must be from 0 to 1.</summary>
    protected virtual bool AreTargetsProbabilities => false;

    /// <inheritdoc/>
    public sealed override void Lower(LoweringContext context)
    {
        LossOptions options = context.LossOptions();
        Func<Node, Node, Node?> loss = Loss(context);
        if (!context.TakesNumbers())
        {
            return;
        }

        Node x = context.Current;
        if (context.Targets(x.Shape, ElementType.Single) is Node targets && loss(x, targets) is Node values)
        {
            context.Loss(options, targets, values, areProbabilities: AreTargetsProbabilities);
        }
    }

    /// <summary>Reads the arguments, and says what loss they make of values and targets; null after a problem.</summary>
    protected abstract Func<Node, Node, Node?> Loss(LoweringContext context);
}
