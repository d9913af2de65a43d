using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>y = max(x, 0); NaN stays NaN. dx = y &gt; 0 ? dy : 0, so the gradient at 0 is 0.</summary>
public sealed record ReLU : ElementwiseOperator
{
    /// <inheritdoc/>
    public override int OperandCount => 1;

    /// <inheritdoc/>
    public override double Compute(IReadOnlyList<double> x) => Math.Max(x[0], 0);

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(new ReLUGradient(), upstream, node)];

    /// <inheritdoc/>
    public override string Print(IReadOnlyList<string> operands) => $"M::VectorMath.ReLU({operands[0]})";

    /// <inheritdoc/>
    public override EpilogueRole EpilogueRole => EpilogueRole.Activation;

    /// <inheritdoc/>
    public override string Epilogue => "default(K::ReLU)";
}
