using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// y = x, with a gradient of zero: for what is known not to change the result, though each of its parts does. Simplification, which comes after
/// differentiation, leaves it out.
/// </summary>
public sealed record StopGradient : Operator
{
    /// <inheritdoc/>
    public override bool IsPerStep => true;

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == 1, "one operand", inputs);
        return inputs[0].Type;
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation) => evaluation.Inputs[0].Data.CopyTo(evaluation.Output.Data, 0);

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) => [null];

    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => true;
}
