using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>y = |x|. dx = dy * <see cref="Sign"/>(x), so the gradient at 0 is 0.</summary>
public sealed record Abs : ElementwiseOperator
{
    /// <inheritdoc/>
    public override int OperandCount => 1;

    /// <inheritdoc/>
    public override double Compute(IReadOnlyList<double> x) => Math.Abs(x[0]);

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(new Multiply(), upstream, builder.Add(new Sign(), node.Inputs[0]))];

    /// <inheritdoc/>
    public override string Print(IReadOnlyList<string> operands) => $"M::VectorMath.Abs({operands[0]})";
}
