using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Of x: vector (K) or sequence (.., K), and w: weight (N, K): y[.., n] = sum over k of x[.., k] w[n, k]. dx = Linear of dy and the
/// transposed w; dw = <see cref="LinearWeightGradient"/> of x and dy. Where samples are predicted in straight lines, a third input is w again, in the
/// order in which these read it.
/// </summary>
public sealed record Linear : Operator
{
    /// <summary>The inputs of a layer of few outputs in straight lines.</summary>
    public const int StraightInputs = 3;

    // Vectors of 16 inputs up to which those lines are worth their length.
    private const int MostBlocks = 4;

    /// <inheritdoc/>
    public override bool IsPerStep => true;

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            (inputs.Count == 2 || (inputs.Count == StraightInputs && inputs[2].Type == inputs[1].Type))
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

    /// <summary>With the weight a second time, if there are few outputs; not for what the caller supplies, whose numbers are in memory.</summary>
    public override Node? Straight(Node node, GraphBuilder builder)
    {
        (Node x, Node w) = (node.Inputs[0], node.Inputs[1]);
        return x.Kind == ValueKind.Activation && w.Shape.Channels <= LaneGroupLayout.MostOutputs && w.Shape.Dimensions[1] <= MostBlocks * Packing.Lanes
            ? builder.Add(new Linear(), x, w, w)
            : null;
    }

    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => node.Inputs[0].Shape.Kind == ShapeKind.Sequence;

    /// <inheritdoc/>
    public override bool HasEpilogue => true;

    /// <inheritdoc/>
    public override bool ScalesWithWeight => true;

    /// <summary>The weight of an input gradient, where there are few rows for each transposition; not of few columns, whose sums are computed in parts.</summary>
    public override int? TransposedInput(Node node) =>
        node.IsBatched && node.Shape.Kind == ShapeKind.Vector && node.Shape.Channels > Packing.Lanes && node.Inputs[1].Operator is WeightTranspose { Groups: 1 }
            ? 1
            : null;

    /// <inheritdoc/>
    public override Layout? PackingOf(Node node, Node parameter, Func<Node, StridedLayout> coordinates)
    {
        if (parameter != node.Inputs[1])
        {
            return null;
        }

        StridedLayout x = coordinates(node.Inputs[0]);
        bool isFlattened = x.ChannelMajor && node.Inputs[0].Shape.Kind == ShapeKind.Vector && x.Lanes * x.Lines * x.Pixels == node.Inputs[0].Shape.Count;
        return isFlattened
            ? new PanelLayout(parameter.Shape.Channels, x.Lines, x.Pixels, x.Lanes)
            : new PanelLayout(parameter.Shape.Channels, 1, 1, parameter.Shape.Dimensions[1]);
    }

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all)
    {
        if (input == 2)
        {
            return new LaneGroupLayout(node.Inputs[1].Shape.Channels, node.Inputs[1].Shape.Dimensions[1]);
        }

        if (input == 1)
        {
            return given is PanelLayout or TransposedPanelLayout ? null : new PanelLayout(node.Inputs[1].Shape.Channels, 1, 1, node.Inputs[1].Shape.Dimensions[1]);
        }

        // Each row is read number by number, so any place will do whose order is that of the panels.
        StridedLayout x = (StridedLayout)given;
        if (all[1] is TransposedPanelLayout && node.Inputs[0].Shape.Kind == ShapeKind.Vector && x.Lines * x.Pixels > 1)
        {
            // Transposed panels have the features of the gradient in logical order.
            return StridedLayout.Standard(node.Inputs[0].Shape);
        }

        if (all[1] is PanelLayout { IsPlain: false } panels)
        {
            // The weight belongs to a flattened image; what has the order of another must be arranged as that image is.
            return x.HasCoordinatesOf(panels.Walked) ? null : panels.Walked;
        }

        return x.ChannelMajor && x.Lines * x.Pixels > 1 ? StridedLayout.Standard(node.Inputs[0].Shape) : null;
    }

    /// <inheritdoc/>
    public override Layout LayOut(Node node, IReadOnlyList<Layout> inputs) =>
        inputs[1] is TransposedPanelLayout { Taps: > 1 } flattened ? flattened.Source.Walked : StridedLayout.Standard(node.Shape);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel) => LinearEmitter.Emit(kernel);

    /// <inheritdoc/>
    public override bool EmitStraight(Kernel kernel, VectorText vector) => StraightProduct.Emit(kernel, vector);
}
