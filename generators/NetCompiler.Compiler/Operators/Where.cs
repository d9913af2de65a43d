using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Of (x, a, b): y = x &lt;= threshold ? b : a, elementwise with <see cref="Broadcasting"/>, so NaN takes a. da = x &lt;= threshold ? 0 : dy and
/// db = x &lt;= threshold ? dy : 0, each summed to its operand; x has no gradient.
/// </summary>
/// <param name="Threshold">What x is compared with.</param>
public sealed record Where(float Threshold) : ElementwiseOperator
{
    /// <inheritdoc/>
    public override string Settings => $"threshold={OperatorSettings.Write(Threshold)}";

    /// <inheritdoc/>
    public override int OperandCount => 3;

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static Where Read(OperatorSettings settings) => new(settings.Real("threshold"));

    /// <inheritdoc/>
    public override double Compute(IReadOnlyList<double> x) => x[0] <= Threshold ? x[2] : x[1];

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        (Node x, Node zero) = (node.Inputs[0], builder.Add(new Constant(0)));
        return
        [
            null,
            Broadcasting.SumTo(builder, builder.Add(this, x, upstream, zero), node.Inputs[1].Type),
            Broadcasting.SumTo(builder, builder.Add(this, x, zero, upstream), node.Inputs[2].Type),
        ];
    }

    /// <inheritdoc/>
    public override string Print(IReadOnlyList<string> operands) =>
        $"M::VectorMath.Where({operands[0]}, {Literals.Of(Threshold)}, {operands[1]}, {operands[2]})";
}
