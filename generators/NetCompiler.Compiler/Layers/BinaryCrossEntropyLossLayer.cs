using System;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The cross entropy of values that are yes or no each, from logits or from probabilities.</summary>
public sealed class BinaryCrossEntropyLossLayer : ElementwiseLossLayer
{
    /// <inheritdoc/>
    public override string Kind => "BinaryCrossEntropyLoss";

    /// <inheritdoc/>
    protected override bool AreTargetsProbabilities => true;

    /// <inheritdoc/>
    protected override Func<Node, Node, Node?> Loss(LoweringContext context)
    {
        bool isFromProbabilities = context.Truth("FromProbabilities", false);
        EquatableArray<float>? weights = context.Weights("PositiveWeights");
        return (x, target) =>
        {
            Node one = context.Constant(1);
            Node yes = target;
            if (weights is EquatableArray<float> given)
            {
                // One weight serves all values.
                if (given.Count > 1 && !context.HasOnePerFeature("PositiveWeights", given))
                {
                    return null;
                }

                yes = context.Times(target, context.Builder.Add(new ConstantVector(given)));
            }

            Node no = context.Minus(one, target);
            (Node ofYes, Node ofNo) = isFromProbabilities
                ? (context.Times(context.Logarithm(x), -1), context.Times(context.Logarithm(context.Minus(one, x)), -1))
                : (context.Apply(new Softplus(), context.Times(x, -1)), context.Apply(new Softplus(), x));
            return context.Plus(context.Times(yes, ofYes), context.Times(no, ofNo));
        };
    }
}
