using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>y = a - b, elementwise with <see cref="Broadcasting"/>. da = dy, db = -dy, each summed to its operand.</summary>
public sealed record Subtract : ElementwiseOperator
{
    /// <inheritdoc/>
    public override int OperandCount => 2;

    /// <inheritdoc/>
    public override double Compute(IReadOnlyList<double> x) => x[0] - x[1];

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        // Summed first: the smaller value is the cheaper one to negate.
        Node second = Broadcasting.SumTo(builder, upstream, node.Inputs[1].Type);
        return
        [
            Broadcasting.SumTo(builder, upstream, node.Inputs[0].Type),
            builder.Add(new Multiply(), second, builder.Add(new Constant(-1))),
        ];
    }

    /// <inheritdoc/>
    public override string Print(IReadOnlyList<string> operands) => $"({operands[0]} - {operands[1]})";

    /// <inheritdoc/>
    public override bool IsCheap => true;
}
