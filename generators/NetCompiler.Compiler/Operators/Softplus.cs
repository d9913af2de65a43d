using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>y = ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|). dx = dy * <see cref="Sigmoid"/>(x).</summary>
public sealed record Softplus : ElementwiseOperator
{
    /// <inheritdoc/>
    public override int OperandCount => 1;

    /// <inheritdoc/>
    public override double Compute(IReadOnlyList<double> x)
    {
        // Kahan: where 1 + t has lost some of t, its logarithm has too.
        double t = Math.Exp(-Math.Abs(x[0])), u = 1 + t;
        return Math.Max(x[0], 0) + (u == 1 ? t : Math.Log(u) * t / (u - 1));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(new Multiply(), upstream, builder.Add(new Sigmoid(), node.Inputs[0]))];

    /// <inheritdoc/>
    public override string Print(IReadOnlyList<string> operands) => $"M::VectorMath.Softplus({operands[0]})";
}
