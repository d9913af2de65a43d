using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Zeros around the features, the inverse of <see cref="Slice"/>: y[.., start + i] = x[.., i] along the feature axis, 0 elsewhere.
/// dx = the slice of dy.
/// </summary>
/// <param name="Start">Where the features of x begin.</param>
/// <param name="Total">How many features the result has.</param>
public sealed record Pad(int Start, int Total) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"start={Start}, total={Total}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static Pad Read(OperatorSettings settings) => new(settings.Integer("start"), settings.Integer("total"));

    /// <inheritdoc/>
    public override ValueType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 1 && Start >= 0 && Start + inputs[0].Shape.Channels <= Total && inputs[0].Type.Element == ElementType.Single,
            $"at most {Total - Start} features",
            inputs);
        return inputs[0].Type with { Shape = inputs[0].Shape.WithChannels(Total) };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor y) = (evaluation.Inputs[0], evaluation.Output);
        for (int row = 0; row < y.Rows; row++)
        {
            for (int i = 0; i < x.Shape.Count; i++)
            {
                y[row, Slice.Widened(x.Shape, i, Start, Total)] = x[row, i];
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(new Slice(Start, node.Inputs[0].Shape.Channels), upstream)];
}
