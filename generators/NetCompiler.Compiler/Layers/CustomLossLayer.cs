using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>A loss that the caller computes between the forward and the backward pass.</summary>
public sealed class CustomLossLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "CustomLoss";

    /// <inheritdoc/>
    public override bool IsForTrainingOnly => true;

    /// <inheritdoc/>
    public override ElementType? Targets(LayerDeclaration declaration) => ElementType.Single;

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        if (context.TakesNumbers())
        {
            context.LossOfCaller();
        }
    }
}
