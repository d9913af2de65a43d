using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Of (g, x), the gradient of the result and the operand of a <see cref="Clamp"/>: r = least &lt; x &lt;= greatest ? g : 0. dg is the same of dr; x
/// has no gradient.
/// </summary>
/// <param name="Least">The least value.</param>
/// <param name="Greatest">The greatest value.</param>
public sealed record ClampGradient(float Least, float Greatest) : ElementwiseOperator
{
    /// <inheritdoc/>
    public override string Settings => $"least={OperatorSettings.Write(Least)}, greatest={OperatorSettings.Write(Greatest)}";

    /// <inheritdoc/>
    public override int OperandCount => 2;

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static ClampGradient Read(OperatorSettings settings) => new(settings.Real("least"), settings.Real("greatest"));

    /// <inheritdoc/>
    public override double Compute(IReadOnlyList<double> x) => x[1] > Least && x[1] <= Greatest ? x[0] : 0;

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [Broadcasting.SumTo(builder, builder.Add(this, upstream, node.Inputs[1]), node.Inputs[0].Type), null];

    /// <inheritdoc/>
    public override string Print(IReadOnlyList<string> operands) =>
        $"M::VectorMath.ClampGradient({operands[0]}, {operands[1]}, {Literals.Of(Least)}, {Literals.Of(Greatest)})";
}
