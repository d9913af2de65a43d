using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>y = a * b, elementwise with <see cref="Broadcasting"/>. da = dy * b, db = dy * a, each summed to its operand.</summary>
public sealed record Multiply : ElementwiseOperator
{
    /// <inheritdoc/>
    public override int OperandCount => 2;

    /// <inheritdoc/>
    public override double Compute(IReadOnlyList<double> x) => x[0] * x[1];

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        (Node a, Node b) = (node.Inputs[0], node.Inputs[1]);
        return
        [
            Broadcasting.SumTo(builder, builder.Add(new Multiply(), upstream, b), a.Type),
            Broadcasting.SumTo(builder, builder.Add(new Multiply(), upstream, a), b.Type),
        ];
    }

    /// <inheritdoc/>
    public override string Print(IReadOnlyList<string> operands) => $"({operands[0]} * {operands[1]})";

    /// <inheritdoc/>
    public override bool IsCheap => true;
}
