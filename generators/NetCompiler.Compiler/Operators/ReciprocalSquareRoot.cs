using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>y = 1 / sqrt(x). dx = -dy * y^3 / 2.</summary>
public sealed record ReciprocalSquareRoot : ElementwiseOperator
{
    /// <inheritdoc/>
    public override int OperandCount => 1;

    /// <inheritdoc/>
    public override double Compute(IReadOnlyList<double> x) => 1 / Math.Sqrt(x[0]);

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        Node cube = builder.Add(new Multiply(), node, builder.Add(new Multiply(), node, node));
        return [builder.Add(new Multiply(), upstream, builder.Add(new Multiply(), cube, builder.Add(new Constant(-0.5f))))];
    }

    /// <inheritdoc/>
    public override string Print(IReadOnlyList<string> operands) => $"M::VectorMath.ReciprocalSqrt({operands[0]})";
}
