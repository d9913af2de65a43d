using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Sums away what a smaller type lacks, the inverse of <see cref="Broadcast"/>: the batch (target not batched), positions (to one value per
/// channel), features (to one value per position), or everything. y[i] = the sum of the x that <see cref="Broadcasting"/> would fill from
/// y[i]. dx = <see cref="Broadcast"/> of dy to the type of x.
/// </summary>
/// <param name="Target">The type of the result.</param>
public sealed record Sum(ValueType Target) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"target={TypeText.Write(Target)}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static Sum Read(OperatorSettings settings) => new(settings.Type("target"));

    /// <inheritdoc/>
    public override ValueType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == 1 && Broadcasting.TryRelate(Target, inputs[0].Type, out _), "one operand that the target can be spread over", inputs);
        return Target;
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        Tensor x = evaluation.Inputs[0];
        int[] map = Broadcasting.Map(Target.Shape, x.Shape);
        for (int row = 0; row < x.Rows; row++)
        {
            for (int i = 0; i < map.Length; i++)
            {
                evaluation.Output[row, map[i]] += x[row, i];
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(new Broadcast(node.Inputs[0].Type), upstream)];
}
