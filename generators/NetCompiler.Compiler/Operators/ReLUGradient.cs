using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Of (g, y), the gradient and the result of a <see cref="ReLU"/>: r = y &gt; 0 ? g : 0. dg = y &gt; 0 ? dr : 0; y has no gradient.
/// </summary>
public sealed record ReLUGradient : ElementwiseOperator
{
    /// <inheritdoc/>
    public override int OperandCount => 2;

    /// <inheritdoc/>
    public override double Compute(IReadOnlyList<double> x) => x[1] > 0 ? x[0] : 0;

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [Broadcasting.SumTo(builder, builder.Add(new ReLUGradient(), upstream, node.Inputs[1]), node.Inputs[0].Type), null];

    /// <inheritdoc/>
    public override string Print(IReadOnlyList<string> operands) => $"M::VectorMath.ReLUGradient({operands[0]}, {operands[1]})";
}
