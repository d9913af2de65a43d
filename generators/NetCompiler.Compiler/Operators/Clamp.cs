using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// y = min(max(x, least), greatest); NaN stays NaN. dx = least &lt; x &lt;= greatest ? dy : 0: of the two ends, the gradient passes at the greatest.
/// </summary>
/// <param name="Least">The least value; may be negative infinity.</param>
/// <param name="Greatest">The greatest value; may be infinity.</param>
public sealed record Clamp(float Least, float Greatest) : ElementwiseOperator
{
    /// <inheritdoc/>
    public override string Settings => $"least={OperatorSettings.Write(Least)}, greatest={OperatorSettings.Write(Greatest)}";

    /// <inheritdoc/>
    public override int OperandCount => 1;

    /// <inheritdoc/>
    public override EpilogueRole EpilogueRole => EpilogueRole.Activation;

    /// <inheritdoc/>
    public override string Epilogue => $"new K::Clamp({Literals.Of(Least)}, {Literals.Of(Greatest)})";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static Clamp Read(OperatorSettings settings) => new(settings.Real("least"), settings.Real("greatest"));

    /// <inheritdoc/>
    public override double Compute(IReadOnlyList<double> x) => Math.Min(Math.Max(x[0], Least), Greatest);

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(new ClampGradient(Least, Greatest), upstream, node.Inputs[0])];

    /// <inheritdoc/>
    public override string Print(IReadOnlyList<string> operands) =>
        $"M::VectorMath.Clamp({operands[0]}, {Literals.Of(Least)}, {Literals.Of(Greatest)})";
}
