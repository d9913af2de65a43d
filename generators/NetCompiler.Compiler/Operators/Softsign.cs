using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>y = x / (1 + |x|). dx = dy / (1 + |x|)^2, from x: 1 - |y| would cancel where x is large.</summary>
public sealed record Softsign : ElementwiseOperator
{
    /// <inheritdoc/>
    public override int OperandCount => 1;

    /// <inheritdoc/>
    public override double Compute(IReadOnlyList<double> x) => x[0] / (1 + Math.Abs(x[0]));

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        Node divisor = builder.Add(new Add(), builder.Add(new Abs(), node.Inputs[0]), builder.Add(new Constant(1)));
        return [builder.Add(new Divide(), builder.Add(new Divide(), upstream, divisor), divisor)];
    }

    /// <inheritdoc/>
    public override string Print(IReadOnlyList<string> operands) => $"M::VectorMath.Softsign({operands[0]})";
}
