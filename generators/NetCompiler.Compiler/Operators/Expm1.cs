using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>y = e^x - 1, precise also near 0. dx = dy * e^x.</summary>
public sealed record Expm1 : ElementwiseOperator
{
    /// <inheritdoc/>
    public override int OperandCount => 1;

    /// <inheritdoc/>
    public override double Compute(IReadOnlyList<double> x)
    {
        // Kahan: what is lost in u = e^x is lost in ln u too.
        double u = Math.Exp(x[0]);
        return u == 1 ? x[0] : u - 1 == -1 || double.IsInfinity(u) ? u - 1 : (u - 1) * x[0] / Math.Log(u);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(new Multiply(), upstream, builder.Add(new Exp(), node.Inputs[0]))];

    /// <inheritdoc/>
    public override string Print(IReadOnlyList<string> operands) => $"M::VectorMath.Expm1({operands[0]})";
}
