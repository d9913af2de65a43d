using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>y = x, spread over a larger type as <see cref="Broadcasting"/> says. dx = the <see cref="Sum"/> of dy to the type of x.</summary>
/// <param name="Target">The type of the result.</param>
public sealed record Broadcast(NodeType Target) : ElementwiseOperator
{
    /// <inheritdoc/>
    public override string Settings => $"target={TypeText.Write(Target)}";

    /// <inheritdoc/>
    public override int OperandCount => 1;

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static Broadcast Read(OperatorSettings settings) => new(settings.Type("target"));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == 1 && Broadcasting.TryRelate(inputs[0].Type, Target, out _), "one operand that can be spread over the target", inputs);
        return Target;
    }

    /// <inheritdoc/>
    public override double Compute(IReadOnlyList<double> x) => x[0];

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [Broadcasting.SumTo(builder, upstream, node.Inputs[0].Type)];

    /// <inheritdoc/>
    public override string Print(IReadOnlyList<string> operands) => operands[0];

    /// <inheritdoc/>
    public override bool IsCheap => true;

    /// <inheritdoc/>
    public override bool IsPerStep => false;
}
