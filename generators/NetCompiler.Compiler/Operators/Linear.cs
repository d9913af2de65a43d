using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Of x: vector (K) or sequence (.., K), and w: weight (N, K): y[.., n] = sum over k of x[.., k] w[n, k]. dx = Linear of dy and the
/// transposed w; dw = <see cref="LinearWeightGradient"/> of x and dy.
/// </summary>
public sealed record Linear : Operator
{
    /// <inheritdoc/>
    public override ValueType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 2
            && inputs[0].Shape.Kind is ShapeKind.Vector or ShapeKind.Sequence
            && inputs[1].Shape is { Kind: ShapeKind.Weight, Dimensions.Count: 2 }
            && !inputs[1].IsBatched
            && inputs[0].Shape.Channels == inputs[1].Shape.Dimensions[1],
            "a vector (K) or sequence (.., K), and a weight (N, K)",
            inputs);
        return inputs[0].Type with { Shape = inputs[0].Shape.WithChannels(inputs[1].Shape.Channels) };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor w, Tensor y) = (evaluation.Inputs[0], evaluation.Inputs[1], evaluation.Output);
        (int outputs, int depth) = (w.Shape.Dimensions[0], w.Shape.Dimensions[1]);
        int positions = x.Shape.Positions;
        for (int row = 0; row < y.Rows; row++)
        {
            for (int position = 0; position < positions; position++)
            {
                for (int n = 0; n < outputs; n++)
                {
                    double sum = 0;
                    for (int k = 0; k < depth; k++)
                    {
                        sum += x[row, (position * depth) + k] * w[0, (n * depth) + k];
                    }

                    y[row, (position * outputs) + n] = sum;
                }
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
    [
        builder.Add(new Linear(), upstream, builder.Add(new WeightTranspose(), node.Inputs[1])),
        builder.Add(new LinearWeightGradient(), node.Inputs[0], upstream),
    ];
}
