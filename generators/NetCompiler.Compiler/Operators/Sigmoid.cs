using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>y = 1 / (1 + e^-x). dx = dy * y * (1 - y).</summary>
public sealed record Sigmoid : ElementwiseOperator
{
    /// <inheritdoc/>
    public override int OperandCount => 1;

    /// <inheritdoc/>
    public override double Compute(IReadOnlyList<double> x) => 1 / (1 + Math.Exp(-x[0]));

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        Node slope = builder.Add(new Multiply(), node, builder.Add(new Subtract(), builder.Add(new Constant(1)), node));
        return [builder.Add(new Multiply(), upstream, slope)];
    }

    /// <inheritdoc/>
    public override string Print(IReadOnlyList<string> operands) => $"M::VectorMath.Sigmoid({operands[0]})";
}
