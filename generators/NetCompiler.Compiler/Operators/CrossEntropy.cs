using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Of logits x: vector (C) or sequence (T, C), and labels: integers, vector (1) or (T): y = ln(sum over c of e^x[c]) - x[label], a vector (1) or
/// a sequence (T, 1). dx = <see cref="CrossEntropyGradient"/>; labels have none.
/// </summary>
public sealed record CrossEntropy : Operator
{
    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == 2 && Fits(inputs[0], inputs[1]), "logits (C) or (T, C), and integer labels (1) or (T)", inputs);
        return inputs[0].Type with { Shape = inputs[0].Shape.WithChannels(1) };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor labels, Tensor y) = (evaluation.Inputs[0], evaluation.Inputs[1], evaluation.Output);
        int channels = x.Shape.Channels;
        for (int row = 0; row < y.Rows; row++)
        {
            for (int position = 0; position < y.Shape.Count; position++)
            {
                int first = position * channels;
                (double largest, double sum) = SoftmaxOperator.SumExp(x, row, first, channels);
                y[row, position] = Math.Log(sum) + (largest - x[row, first + (int)labels[row, position]]);
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(new CrossEntropyGradient(), node.Inputs[0], node.Inputs[1], upstream), null];

    /// <summary>Whether there is one label for each row of logits.</summary>
    internal static bool Fits(Node logits, Node labels) =>
        logits.Shape is { Kind: ShapeKind.Vector } or { Kind: ShapeKind.Sequence, Dimensions.Count: 2 }
        && logits.Type.Element == ElementType.Single
        && labels.Type == new NodeType(logits.Shape.OnePerPosition, logits.IsBatched, ElementType.Int32);

    // Losses are computed of whole sequences only.
    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => true;

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        StridedLayout.IsStandard(given, node.Inputs[input].Shape) ? null : StridedLayout.Standard(node.Inputs[input].Shape);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        Node x = kernel.Node.Inputs[0];
        kernel.ForFeatures(rows => kernel.Call(
            "CrossEntropy.Forward",
            rows.Count, $"ref {kernel.At(x, rows.Sample)}", rows.Stride(x), Literals.Of(kernel.Strided(x).Lanes),
            kernel.Integers(kernel.Node.Inputs[1], rows.Sample, rows.Samples), $"ref {kernel.At(kernel.Value, rows.Sample)}", rows.Stride(kernel.Value)));
    }

    /// <inheritdoc/>
    public override IndexRange? IndexRange(Node node, Node input) =>
        input.Id == node.Inputs[1].Id ? new(0, node.Inputs[0].Shape.Channels - 1, "label") : null;
}
