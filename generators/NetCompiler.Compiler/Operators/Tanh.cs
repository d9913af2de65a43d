using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>y = tanh x. dx = dy * (1 - y * y).</summary>
public sealed record Tanh : ElementwiseOperator
{
    /// <inheritdoc/>
    public override int OperandCount => 1;

    /// <inheritdoc/>
    public override double Compute(IReadOnlyList<double> x) => Math.Tanh(x[0]);

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        Node slope = builder.Add(new Subtract(), builder.Add(new Constant(1)), builder.Add(new Multiply(), node, node));
        return [builder.Add(new Multiply(), upstream, slope)];
    }

    /// <inheritdoc/>
    public override string Print(IReadOnlyList<string> operands) => $"M::VectorMath.Tanh({operands[0]})";
}
