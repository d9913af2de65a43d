using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>1 / n for a batch of n samples: what turns sums over the batch into means.</summary>
public sealed record InverseBatch : Operator
{
    /// <inheritdoc/>
    public override ValueKind? LeafKind => ValueKind.Activation;

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == 0, "no operands", inputs);
        return new(TensorShape.Scalar, IsBatched: false);
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation) => evaluation.Output[0, 0] = 1.0 / evaluation.Batch;

    /// <inheritdoc/>
    public override bool IsRecomputed => true;
}
