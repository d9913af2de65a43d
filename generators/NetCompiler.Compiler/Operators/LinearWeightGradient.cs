using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// The gradient of the weight of <see cref="Linear"/>. Of x: vector (K) or sequence (.., K), and g: the same with N features:
/// y[n, k] = sum over batch and positions of g[.., n] x[.., k]; not batched. For the gradient u of y: dx = Linear of g and the transposed u,
/// dg = Linear of x and u.
/// </summary>
public sealed record LinearWeightGradient : Operator
{
    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 2
            && inputs[0].Shape.Kind is ShapeKind.Vector or ShapeKind.Sequence
            && inputs[0].Type with { Shape = inputs[0].Shape.WithChannels(inputs[1].Shape.Channels) } == inputs[1].Type,
            "a vector (K) or sequence (.., K), and the same with N features",
            inputs);
        return new(TensorShape.Weight(inputs[1].Shape.Channels, inputs[0].Shape.Channels), IsBatched: false);
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor gradient, Tensor y) = (evaluation.Inputs[0], evaluation.Inputs[1], evaluation.Output);
        (int outputs, int depth) = (y.Shape.Dimensions[0], y.Shape.Dimensions[1]);
        int positions = x.Shape.Positions;
        for (int row = 0; row < evaluation.InputRows; row++)
        {
            for (int position = 0; position < positions; position++)
            {
                for (int n = 0; n < outputs; n++)
                {
                    for (int k = 0; k < depth; k++)
                    {
                        y[0, (n * depth) + k] += gradient[row, (position * outputs) + n] * x[row, (position * depth) + k];
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
    [
        builder.Add(new Linear(), node.Inputs[1], builder.Add(new WeightTranspose(), upstream)),
        builder.Add(new Linear(), node.Inputs[0], upstream),
    ];

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        input == 1 && !StridedLayout.IsStandard(given, node.Inputs[1].Shape) ? StridedLayout.Standard(node.Inputs[1].Shape) : null;

    /// <inheritdoc/>
    public override Layout LayOut(Node node, IReadOnlyList<Layout> inputs)
    {
        StridedLayout x = (StridedLayout)inputs[0];
        bool isFlattened = x.ChannelMajor && node.Inputs[0].Shape.Kind == ShapeKind.Vector;
        return isFlattened
            ? new PanelLayout(node.Shape.Channels, x.Lines, x.Pixels, x.Lanes)
            : new PanelLayout(node.Shape.Channels, 1, 1, node.Shape.Dimensions[1]);
    }

    // What all positions of a sequence add to is not finished block by block.
    /// <inheritdoc/>
    public override bool HandsOver(Node node) => node.Inputs[0].Shape.Kind == ShapeKind.Vector;

    /// <inheritdoc/>
    public override void Emit(Kernel kernel) => LinearEmitter.EmitWeightGradient(kernel);
}
