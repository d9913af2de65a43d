using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Over the features of a vector or of each step of a sequence: y[c] = (x[c] - m) - ln(sum over j of e^(x[j] - m)), m the largest x.
/// dx = dy - e^y * (the sum over the features of dy).
/// </summary>
public sealed record LogSoftmax : SoftmaxOperator
{
    /// <inheritdoc/>
    public override double Compute(double shifted, double sum) => shifted - Math.Log(sum);

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        NodeType rowScalar = node.Type with { Shape = node.Shape.WithChannels(1) };
        Node sum = Broadcasting.SumTo(builder, upstream, rowScalar);
        return [builder.Add(new Subtract(), upstream, builder.Add(new Multiply(), builder.Add(new Exp(), node), sum))];
    }
}
