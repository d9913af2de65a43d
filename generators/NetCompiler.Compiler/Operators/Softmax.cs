using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Over the features of a vector or of each step of a sequence: y[c] = e^(x[c] - m) / sum over j of e^(x[j] - m), m the largest x, so that nothing
/// overflows. dx = y * (dy - the sum over the features of dy * y).
/// </summary>
public sealed record Softmax : SoftmaxOperator
{
    /// <inheritdoc/>
    public override double Compute(double shifted, double sum) => Math.Exp(shifted) / sum;

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        NodeType rowScalar = node.Type with { Shape = node.Shape.WithChannels(1) };
        Node mean = Broadcasting.SumTo(builder, builder.Add(new Multiply(), upstream, node), rowScalar);
        return [builder.Add(new Multiply(), node, builder.Add(new Subtract(), upstream, mean))];
    }
}
